import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Messages that were not understood. Nothing in them leads to a conversation. */
export const unrecognised: Migration = (schema) => [
  schema
    .createTable('unrecognised')
    .addColumn('number', 'integer', (column) => column.notNull().primaryKey().autoIncrement())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('intent', 'text')
    .addColumn('asked', 'text')
    .addColumn('ranking', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .modifyEnd(sql`strict`),
];
