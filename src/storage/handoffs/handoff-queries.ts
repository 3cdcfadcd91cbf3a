import type { HandoffState } from '../../domain/handoff/handoff.ts';
import { statement } from '../sql/statement.ts';

/** Reading handoffs. */
export const handoffQueries = {
  handoffs: statement<{ readonly state: HandoffState; readonly since: number }>()((db, of) =>
    db.selectFrom('handoffs').selectAll().where('state', '=', of('state')).where('changed_at', '>=', of('since')),
  ),
  handoff: statement<{ readonly id: string }>()((db, of) =>
    db.selectFrom('handoffs').selectAll().where('id', '=', of('id')),
  ),
};
