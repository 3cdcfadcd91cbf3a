import { boundedMap } from '../../domain/bounded-map.ts';
import type { Reads } from '../sql/bound.ts';
import { statement } from '../sql/statement.ts';
import type { Steps } from '../sql/steps.ts';
import type { EntryRow, RowsLog } from './entry-row.ts';
import { leavesOutUsual, usualOf } from './usual.ts';

/** The log of a conversation, and the number that its rows are kept under. */
export type KnownLog = RowsLog & { readonly seq: number };

const logQueries = {
  log: statement<{ readonly conversation: string }>()((db, of) =>
    db.selectFrom('logs').select(['seq', 'usual']).where('conversation', '=', of('conversation')),
  ),
};

/** Logs kept in memory at most; one is less than a kilobyte. */
const mostLogs = 2000;

export type KnownLogs = {
  readonly find: (conversation: string) => Steps<KnownLog | undefined>;
  /** A log as it has to be known to read these rows of it: what is usual may have been kept after the log was found. */
  readonly toRead: (log: KnownLog, rows: readonly EntryRow[]) => Steps<KnownLog>;
  /** What is usual in a log was erased: it is read again. */
  readonly forget: (conversation: string) => void;
};

/** The logs of conversations. What is usual in one never changes but by erasing it, so it is kept from when it was first read. */
export function knownLogs({ bind }: Pick<Reads, 'bind'>): KnownLogs {
  const queries = bind(logQueries);
  const kept = boundedMap<string, KnownLog>(mostLogs);
  const find = function* (conversation: string): Steps<KnownLog | undefined> {
    const known = kept.get(conversation);
    if (known) return known;
    const row = yield* queries.log.get({ conversation });
    if (!row) return undefined;
    const log = { conversation, seq: row.seq, usual: row.usual === null ? undefined : usualOf(row.usual) };
    if (log.usual) kept.set(conversation, log);
    return log;
  };
  return {
    find,
    *toRead(log, rows) {
      if (log.usual || !rows.some(leavesOutUsual)) return log;
      return (yield* find(log.conversation)) ?? log;
    },
    forget: (conversation) => void kept.delete(conversation),
  };
}
