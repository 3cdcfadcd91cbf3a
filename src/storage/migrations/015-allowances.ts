import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What addresses have used of what a day allows them: a digest of the address, and when all of it is theirs again. */
export const usedAllowances: Migration = (schema) => [
  schema
    .createTable('allowances')
    .addColumn('sender', 'text', (column) => column.notNull().primaryKey())
    .addColumn('whole_at', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict`),
];
