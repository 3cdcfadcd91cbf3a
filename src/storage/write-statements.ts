import { accountStatements } from './accounts/account-statements.ts';
import { auditStatements } from './audit/audit-statements.ts';
import { bundleStatements } from './bundles/bundle-statements.ts';
import { cannedStatements } from './canned/canned-statements.ts';
import { inputStatements } from './conversations/input-statements.ts';
import { shownStatements } from './conversations/shown-statements.ts';
import { turnStatements } from './conversations/turn-statements.ts';
import { erasureStatements } from './erasures/erasure-statements.ts';
import { fileAndSecretStatements } from './files-and-secrets/file-and-secret-statements.ts';
import { handoffStatements } from './handoffs/handoff-statements.ts';
import { itemStatements } from './outbox/item-statements.ts';
import { searchStatements } from './search/search-statements.ts';
import { timerStatements } from './timers/timer-statements.ts';
import { inboxStatements } from './unrecognised/unrecognised-statements.ts';

/**
 * Every statement that changes something, compiled once. Literals stand where SQLite must recognise a partial index.
 */
export const writeStatements = {
  ...inputStatements,
  ...turnStatements,
  ...timerStatements,
  ...itemStatements,
  ...bundleStatements,
  ...handoffStatements,
  ...searchStatements,
  ...fileAndSecretStatements,
  ...accountStatements,
  ...inboxStatements,
  ...erasureStatements,
  ...auditStatements,
  ...cannedStatements,
  ...shownStatements,
};

export type WriteStatements = typeof writeStatements;
