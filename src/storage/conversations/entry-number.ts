import type { RawBuilder } from 'kysely';
import { kysely } from '../sql/statement.ts';

/** The number of an input's entry, to compare with. A subquery, because a join of the two takes five times as long. */
export function entryNumber(log: RawBuilder<number>, input: RawBuilder<string>) {
  return kysely
    .selectFrom('entries')
    .select('entries.number')
    .where('entries.log', '=', log)
    .where('entries.id', '=', input);
}
