import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Canned replies that agents write, and how far each person's chat has been shown its log. */
export const cannedReplies: Migration = (schema) => [
  schema
    .createTable('canned_replies')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('owner', 'text', (column) => column.references('agents.id').onDelete('cascade'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`),
  schema
    .createTable('shown_logs')
    .addColumn('conversation', 'text', (column) => column.notNull().primaryKey())
    .addColumn('up_to', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`),
];
