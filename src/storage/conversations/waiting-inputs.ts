import { sql } from 'kysely';
import type { Dialect } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';

/**
 * The inputs, to be read by the index of those that wait. SQLite has to be told: without statistics it would rather read
 * all inputs the conversation ever had.
 */
export function waitingInputs(dialect: Dialect) {
  const hint = dialect === 'sqlite' ? sql`inputs indexed by waiting_inputs` : sql`inputs`;
  return sql<Tables['inputs']>`inputs`.as<'inputs'>(hint);
}
