import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Accounts of agents, and the browsers they signed in with. */
export const agents: Migration = (schema) => [
  schema
    .createTable('agents')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('login', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('teams', 'text', (column) => column.notNull())
    .addColumn('password', 'text', (column) => column.notNull())
    .addColumn('disabled', 'integer', (column) => column.notNull())
    .addColumn('available', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict`),
  schema
    .createTable('sessions')
    .addColumn('hash', 'text', (column) => column.notNull().primaryKey())
    .addColumn('agent', 'text', (column) => column.notNull().references('agents.id').onDelete('cascade'))
    .addColumn('expires_at', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`),
  schema
    .createIndex('refused_items')
    .on('items')
    .columns(['conversation', 'seq'])
    .where(sql.ref('state'), '=', 'refused'),
];
