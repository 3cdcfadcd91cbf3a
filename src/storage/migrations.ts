import { firstTables } from './migrations/001-first-tables.ts';
import { agents } from './migrations/002-agents.ts';
import { unrecognised } from './migrations/003-unrecognised.ts';
import { agentsOfAProvider } from './migrations/004-agents-of-a-provider.ts';
import { receipts } from './migrations/005-receipts.ts';
import { migrateTimerKinds } from './migrations/006-timer-kinds.ts';
import { records } from './migrations/007-records.ts';
import { handoffsOfAPerson } from './migrations/008-handoffs-of-a-person.ts';
import { spaceOfFiles } from './migrations/009-space-of-files.ts';
import { logs } from './migrations/010-logs.ts';
import { search } from './migrations/011-search.ts';
import { erasures } from './migrations/012-erasures.ts';
import { rolesAndAudit } from './migrations/013-roles-and-audit.ts';
import { cannedReplies } from './migrations/014-canned-replies.ts';
import { usedAllowances } from './migrations/015-allowances.ts';
import type { Migration } from './migrations/migration.ts';
import { kysely } from './sql/statement.ts';

/**
 * How the tables came to be, applied in order and never undone. A version that was released is never edited: a change
 * is a new one at the end.
 */
const migrations: readonly Migration[] = [
  firstTables,
  agents,
  unrecognised,
  agentsOfAProvider,
  receipts,
  migrateTimerKinds,
  records,
  handoffsOfAPerson,
  spaceOfFiles,
  logs,
  search,
  erasures,
  rolesAndAudit,
  cannedReplies,
  usedAllowances,
];

/** The SQL of every version, the first being version 1; written when it is first asked for. */
export function migrationSql(): readonly (readonly string[])[] {
  known ??= migrations.map((migration) => migration(kysely.schema).map((statement) => statement.compile().sql));
  return known;
}

let known: readonly (readonly string[])[] | undefined;
