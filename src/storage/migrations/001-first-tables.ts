import { type CreateTableBuilder, sql } from 'kysely';
import type { Migration } from './migration.ts';

/** The tables of the first version. */
export const firstTables: Migration = (schema) => [
  ...conversationTables(schema),
  ...dueTables(schema),
  ...otherTables(schema),
];

/** Conversations, what came in and the log. */
const conversationTables: Migration = (schema) => [
  strict(
    schema
      .createTable('conversations')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('shared', 'integer', (column) => column.notNull())
      .addColumn('locale', 'text')
      .addColumn('address', 'text')
      .addColumn('head', 'integer', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull()),
  ),

  strict(
    ofConversation(schema.createTable('entries'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('from', 'text')
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('seen_by', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('envelope', 'text')
      .addUniqueConstraint('entry_number', ['conversation', 'number'])
      .addUniqueConstraint('entry_id', ['conversation', 'id']),
  ),

  ofConversation(schema.createTable('inputs'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('answer_by', 'text', (column) => column.notNull())
    .addColumn('locale', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('head_before', 'integer')
    .addColumn('head_after', 'integer')
    .addPrimaryKeyConstraint('input_number', ['conversation', 'number'])
    .addUniqueConstraint('input_key', ['conversation', 'key'])
    .modifyEnd(sql`strict, without rowid`),
  schema
    .createIndex('waiting_inputs')
    .on('inputs')
    .columns(['conversation', 'number'])
    .where(sql.ref('status'), '=', 'waiting'),
];

/** What is to happen later, and what leaves for other systems. */
const dueTables: Migration = (schema) => [
  strict(
    ofConversation(schema.createTable('timers').addColumn('seq', 'integer', (column) => column.primaryKey()))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('due', 'integer', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('holder', 'text')
      .addColumn('ready', 'integer', (column) => column.notNull())
      .addUniqueConstraint('timer_kind', ['conversation', 'kind']),
  ),
  schema.createIndex('ready_timers').on('timers').columns(['ready']),

  strict(
    ofConversation(
      schema.createTable('items').addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement()),
    )
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('destination', 'text', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('fence', 'integer', (column) => column.notNull())
      .addColumn('due', 'integer', (column) => column.notNull())
      .addColumn('ready', 'integer', (column) => column.notNull())
      .addColumn('receipt', 'text')
      .addColumn('why', 'text')
      .addColumn('settled_at', 'integer'),
  ),
  schema
    .createIndex('waiting_items')
    .on('items')
    .columns(['destination', 'conversation', 'seq'])
    .where(sql.ref('state'), '=', 'waiting'),
  ofConversation(schema.createTable('closed'))
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('closed_destination', ['conversation', 'destination'])
    .modifyEnd(sql`strict, without rowid`),
];

/** What is kept beside conversations. */
const otherTables: Migration = (schema) => [
  strict(
    schema
      .createTable('closures')
      .addColumn('hash', 'text', (column) => column.notNull().primaryKey())
      .addColumn('value', 'text', (column) => column.notNull()),
  ),
  strict(
    ofConversation(schema.createTable('handoffs').addColumn('id', 'text', (column) => column.notNull().primaryKey()))
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('requested_at', 'integer', (column) => column.notNull())
      .addColumn('changed_at', 'integer', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull()),
  ),
  schema.createIndex('handoff_states').on('handoffs').columns(['state', 'requested_at']),
  strict(
    schema
      .createTable('secrets')
      .addColumn('name', 'text', (column) => column.notNull().primaryKey())
      .addColumn('value', 'text', (column) => column.notNull()),
  ),
  strict(
    schema
      .createTable('files')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('conversation', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('content', 'blob', (column) => column.notNull()),
  ),
];

const strict = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => table.modifyEnd(sql`strict`);

/** All that belongs to a conversation goes with it. */
const ofConversation = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
  table.addColumn('conversation', 'text', (column) =>
    column.notNull().references('conversations.id').onDelete('cascade'),
  );
