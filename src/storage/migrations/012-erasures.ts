import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Erasures, asked for and done. They name conversations and hold nobody's words; a copy put back is erased again by them. */
export const erasures: Migration = (schema) => [
  schema
    .createTable('erasures')
    .addColumn('number', 'integer', (column) => column.notNull().primaryKey().autoIncrement())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'integer', (column) => column.notNull())
    .addColumn('report', 'text')
    .addColumn('done_at', 'integer')
    .modifyEnd(sql`strict`),
  schema.createIndex('open_erasures').on('erasures').columns(['number']).where(sql.ref('done_at'), 'is', null),
  schema.createIndex('erasures_of_a_conversation').on('erasures').columns(['conversation', 'asked_at']),
  schema.createIndex('items_of_a_conversation').on('items').columns(['conversation']),
];
