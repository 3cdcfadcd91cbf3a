import { accountStatements } from './writing/account-statements.ts';
import { inboxStatements } from './writing/inbox-statements.ts';
import { inputStatements } from './writing/input-statements.ts';
import { itemStatements } from './writing/item-statements.ts';
import { keptStatements } from './writing/kept-statements.ts';
import { timerStatements } from './writing/timer-statements.ts';
import { turnStatements } from './writing/turn-statements.ts';

/**
 * Every statement that changes something, compiled once. Literals stand where SQLite must recognise a partial index.
 */
export const writeStatements = {
  ...inputStatements,
  ...turnStatements,
  ...timerStatements,
  ...itemStatements,
  ...keptStatements,
  ...accountStatements,
  ...inboxStatements,
};

export type WriteStatements = typeof writeStatements;
