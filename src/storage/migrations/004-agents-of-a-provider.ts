import type { Migration } from './migration.ts';

/** Agents whom an identity provider vouches for. */
export const agentsOfAProvider: Migration = (schema) => [
  schema.alterTable('agents').addColumn('mail', 'text'),
  schema.alterTable('agents').addColumn('issuer', 'text'),
  schema.alterTable('agents').addColumn('subject', 'text'),
  schema.createIndex('agents_by_mail').on('agents').column('mail').unique(),
  schema.createIndex('agents_by_subject').on('agents').columns(['issuer', 'subject']).unique(),
  schema.alterTable('sessions').addColumn('ends_at', 'integer'),
];
