import { statement } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';

/** Keeping handoffs. */
export const handoffStatements = {
  setHandoff: statement<Tables['handoffs']>()((db, of) =>
    db
      .insertInto('handoffs')
      .values({
        id: of('id'),
        conversation: of('conversation'),
        state: of('state'),
        requested_at: of('requested_at'),
        changed_at: of('changed_at'),
        value: of('value'),
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          state: set.ref('excluded.state'),
          requested_at: set.ref('excluded.requested_at'),
          changed_at: set.ref('excluded.changed_at'),
          value: set.ref('excluded.value'),
        })),
      ),
  ),
};
