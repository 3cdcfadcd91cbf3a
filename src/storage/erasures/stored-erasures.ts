import { sql } from 'kysely';
import type { Erasures } from '../../domain/conversation/erasure.ts';
import { statement } from '../sql/statement.ts';
import type { Reads } from '../sqlite/reads.ts';
import type { WriterThread } from '../sqlite/writer-thread.ts';

const erasureQueries = {
  openErasures: statement<Record<never, never>>()((db) =>
    db
      .selectFrom('erasures')
      .select(['number', 'conversation'])
      .where('done_at', 'is', sql.lit(null))
      .orderBy('number'),
  ),
};

/** Erasures. `erased` is told of a conversation whose words are gone. */
export function storedErasures(
  { write, compact }: WriterThread,
  { bind, reading }: Reads,
  erased: (conversation: string) => void,
): Erasures {
  const queries = bind(erasureQueries);
  return {
    askErasures: (conversations, now) => write('askErasures', { conversations, now }),
    openErasures: reading(() => queries.openErasures.all({})),
    erase: async (erasure, tell, now) => {
      const report = await write('erase', { erasure, tell, now });
      erased(erasure.conversation);
      return report;
    },
    compact,
    endErasures: (numbers, now) => write('endErasures', { numbers, now }),
  };
}
