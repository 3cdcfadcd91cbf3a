import { type Migration, rewrite } from './migration.ts';

/** Somebody's handoffs are found by who they are. */
export const handoffsOfAPerson: Migration = () => [
  rewrite(`create index "handoffs_of_a_person" on "handoffs" (json_extract(value, '$.person.id'))`),
];
