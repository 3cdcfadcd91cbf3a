import { sql } from 'kysely';
import type { InConversation } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';

/** How far persons' chats have been shown their logs. Nobody asks where nobody was handed over, so nothing is kept there. */
export const shownStatements = {
  keepShown: statement<Tables['shown_logs']>()((db, of) =>
    db
      .insertInto('shown_logs')
      .columns(['conversation', 'up_to'])
      .expression((from) =>
        from
          .selectFrom('handoffs')
          .select(['handoffs.conversation', sql<number>`cast(${of('up_to')} as bigint)`.as('up_to')])
          .where('handoffs.conversation', '=', of('conversation'))
          .limit(sql.lit(1)),
      )
      .onConflict((conflict) =>
        conflict
          .column('conversation')
          .doUpdateSet((set) => ({ up_to: set.ref('excluded.up_to') }))
          .where('shown_logs.up_to', '<', (old) => old.ref('excluded.up_to')),
      ),
  ),
  shownLog: statement<InConversation>()((db, of) =>
    db.selectFrom('shown_logs').select('up_to').where('conversation', '=', of('conversation')),
  ),
};
