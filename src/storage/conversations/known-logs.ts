import { boundedMap } from '../../domain/bounded-map.ts';
import { statement } from '../sql/statement.ts';
import type { Reads } from '../sqlite/reads.ts';
import type { RowsLog } from './entry-row.ts';
import { type Usual, usualOf } from './usual.ts';

/** The log of a conversation, and the number that its rows are kept under. */
type KnownLog = RowsLog & { readonly seq: number };

const logQueries = {
  log: statement<{ readonly conversation: string }>()((db, of) =>
    db.selectFrom('logs').select(['seq', 'usual']).where('conversation', '=', of('conversation')),
  ),
};

/** Logs kept in memory at most; one is less than a kilobyte. */
const mostLogs = 2000;

export type KnownLogs = ((conversation: string) => KnownLog | undefined) & {
  /** What is usual in a log was erased: it is read again. */
  readonly forget: (conversation: string) => void;
};

/** The logs of conversations. What is usual in one never changes but by erasing it, so it is kept from when it was first read. */
export function knownLogs({ bind }: Pick<Reads, 'bind'>): KnownLogs {
  const queries = bind(logQueries);
  const kept = boundedMap<string, KnownLog>(mostLogs);
  const find = (conversation: string): KnownLog | undefined => {
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
  return Object.assign(find, { forget: (conversation: string) => void kept.delete(conversation) });
}

function read(column: string | null | undefined): Usual | undefined {
  return typeof column === 'string' ? usualOf(column) : undefined;
}
