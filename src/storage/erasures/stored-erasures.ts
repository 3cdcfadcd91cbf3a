import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Erasures } from '../../domain/conversation/erasure.ts';
import type { Reads } from '../sql/bound.ts';
import { statement } from '../sql/statement.ts';
import type { Writer } from '../writes.ts';

/** Conversations looked at in one read, and those of them erased in one transaction: neither keeps anybody waiting. */
const lookedAtOnce = 500;
const erasedAtOnce = 20;

const erasureQueries = {
  lastLog: statement<Record<never, never>>()((db) =>
    db.selectFrom('logs').select((pick) => pick.fn.max<number | null>('seq').as('seq')),
  ),
  /** Of a range of logs, those in which nobody has spoken since, nothing is open, and something is left to erase. */
  oldConversations: statement<{ from: number; to: number; before: number; handedOver: number }>()((db, of) =>
    db
      .selectFrom('logs')
      .innerJoin('conversations', 'conversations.id', 'logs.conversation')
      .innerJoin('entries', (join) =>
        join.onRef('entries.log', '=', 'logs.seq').onRef('entries.number', '=', 'conversations.head'),
      )
      .select('logs.conversation')
      .where('logs.seq', '>', of('from'))
      .where('logs.seq', '<=', of('to'))
      .where('mode', '=', sql.lit('bot' as const))
      .where('entries.at', '<', of('before'))
      .where(
        sql<number>`(case when exists (select 1 from handoffs where handoffs.conversation = conversations.id) then 1 else 0 end)`,
        '=',
        of('handedOver'),
      )
      .where(
        sql<boolean>`not exists (select 1 from erasures where erasures.conversation = conversations.id and asked_at >= entries.at)`,
      )
      .orderBy('logs.seq'),
  ),
  openErasures: statement<Record<never, never>>()((db) =>
    db
      .selectFrom('erasures')
      .select(['number', 'conversation'])
      .where('done_at', 'is', sql.lit(null))
      .orderBy('number'),
  ),
};

/** Erasures. `erased` is told of a conversation whose words are gone, and of its handoffs, which are over. */
export function storedErasures(
  { write, compact }: Writer,
  { bind, reading }: Reads,
  erased: (conversation: string, handoffs: readonly string[]) => void,
): Erasures {
  const queries = bind(erasureQueries);
  const oldIn = reading(queries.oldConversations.all);
  const lastLog = reading(() => queries.lastLog.get({}));
  return {
    askErasures: (conversations, now) => write('askErasures', { conversations, now }),
    openErasures: reading(() => queries.openErasures.all({})),
    erase: async (erasure, tell, now) => {
      const report = await write('erase', { erasure, tell, now });
      erased(
        erasure.conversation,
        report.handoffs.map(({ id }) => id),
      );
      return report;
    },
    compact,
    forgetConversations: async (before, handedOver, now) => {
      const end = (await lastLog())?.seq ?? 0;
      let forgotten = 0;
      for (let from = 0; from < end; from += lookedAtOnce) {
        const range = { from, to: from + lookedAtOnce, before, handedOver: handedOver ? 1 : 0 };
        const old = (await oldIn(range)).map(({ conversation }) => conversation);
        for (let first = 0; first < old.length; first += erasedAtOnce) {
          const conversations = old.slice(first, first + erasedAtOnce);
          await write('eraseOld', { conversations, now });
          for (const conversation of conversations) erased(conversation, []);
        }
        forgotten += old.length;
        await setImmediate(); // between two reads, whoever waits is served
      }
      return forgotten;
    },
    endErasures: (numbers, now) => write('endErasures', { numbers, now }),
  };
}
