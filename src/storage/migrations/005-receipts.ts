import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What was sent is found again by what the other system calls it. */
export const receipts: Migration = (schema) => [
  schema
    .createIndex('item_receipts')
    .on('items')
    .columns(['destination', 'receipt'])
    .where(sql.ref('receipt'), 'is not', null),
];
