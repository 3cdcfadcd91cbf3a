import { boundedMap } from '../../domain/bounded-map.ts';
import { statement } from '../sql/statement.ts';
import type { Reads } from '../sqlite/reads.ts';
import type { RowsLog } from './entry-row.ts';
import { type Usual, usualOf } from './usual.ts';

/** The log of a conversation, and the number that its rows are kept under. */
export type KnownLog = RowsLog & { readonly seq: number };

const logQueries = {
  log: statement<{ readonly conversation: string }>()((db, of) =>
    db.selectFrom('logs').select(['seq', 'usual']).where('conversation', '=', of('conversation')),
  ),
};

/** Logs kept in memory at most; one is less than a kilobyte. */
const mostLogs = 2000;

/** The logs of conversations. What is usual in one never changes, so it is kept from when it was first read. */
export function knownLogs({ bind }: Pick<Reads, 'bind'>): (conversation: string) => KnownLog | undefined {
  const queries = bind(logQueries);
  const kept = boundedMap<string, KnownLog>(mostLogs);
  return (conversation) => {
    const known = kept.get(conversation);
    if (known) return known;
    const row = queries.log.get({ conversation });
    if (!row) return undefined;
    let usual = read(row.usual);
    const log: KnownLog = {
      conversation,
      seq: row.seq,
      usual: () => {
        usual ??= read(queries.log.get({ conversation })?.usual);
        return usual;
      },
    };
    if (usual) kept.set(conversation, log);
    return log;
  };
}

function read(column: string | null | undefined): Usual | undefined {
  return typeof column === 'string' ? usualOf(column) : undefined;
}
