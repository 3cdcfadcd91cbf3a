import { statement } from '../sql/statement.ts';

/** Reading timers. */
export const timerQueries = {
  nextTimer: statement<Record<never, never>>()((db) =>
    db.selectFrom('timers').select((pick) => pick.fn.min<number | null>('ready').as('ready')),
  ),
};
