import { sql } from 'kysely';
import type { InConversation, Of } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';

const none = sql.lit(null);

/** Setting and leasing timers. */
export const timerStatements = {
  setTimer: statement<InConversation & Of<'timers', 'id' | 'kind' | 'due' | 'revision'>>()((db, of) =>
    db
      .insertInto('timers')
      .values({
        id: of('id'),
        conversation: of('conversation'),
        kind: of('kind'),
        due: of('due'),
        revision: of('revision'),
        ready: of('due'),
      })
      .onConflict((conflict) =>
        conflict.columns(['conversation', 'kind']).doUpdateSet((set) => ({
          id: set.ref('excluded.id'),
          due: set.ref('excluded.due'),
          revision: set.ref('excluded.revision'),
          ready: set.ref('excluded.ready'),
          holder: none,
        })),
      ),
  ),
  unsetTimer: statement<InConversation & Of<'timers', 'kind'>>()((db, of) =>
    db.deleteFrom('timers').where('conversation', '=', of('conversation')).where('kind', '=', of('kind')),
  ),
  endTimer: statement<InConversation & { readonly timer: string }>()((db, of) =>
    db.deleteFrom('timers').where('conversation', '=', of('conversation')).where('id', '=', of('timer')),
  ),
  leaseTimers: statement<{ holder: string; now: number; until: number; limit: number }>()((db, of, dialect) =>
    db
      .updateTable('timers')
      .set({ ready: of('until'), holder: of('holder') })
      .where('seq', 'in', (ready) =>
        ready
          .selectFrom('timers as ready')
          .select('ready.seq')
          .where('ready.ready', '<=', of('now'))
          .orderBy('ready.ready')
          .limit(of('limit'))
          .$call((free) => (dialect === 'sqlite' ? free : free.forUpdate().skipLocked())),
      )
      .returning((row) => [
        'id',
        'conversation',
        'kind',
        'due',
        'revision',
        row
          .selectFrom('conversations')
          .select('channel')
          .whereRef('conversations.id', '=', 'timers.conversation')
          .$asScalar()
          .$notNull()
          .as('channel'),
      ]),
  ),
  moveTimers: statement<{ readonly by: number }>()((db, of) =>
    db.updateTable('timers').set((set) => ({ due: set('due', '+', of('by')), ready: set('ready', '+', of('by')) })),
  ),
  freeTimers: statement<Record<never, never>>()((db) =>
    db
      .updateTable('timers')
      .set((set) => ({ ready: set.ref('due'), holder: none }))
      .where('holder', 'is not', none),
  ),
};
