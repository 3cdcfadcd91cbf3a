import { sql } from 'kysely';
import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sql/bound.ts';
import { statement } from '../sql/statement.ts';

/** Stand around what was found; nobody writes them. */
const [begin, end] = ['\u0001', '\u0002'];

const searchQueries = {
  search: statement<{ readonly query: string; readonly limit: number }>()((db, of) => ({
    compile: () =>
      sql<{ readonly handoff: string; readonly words: string }>`
        select "handoff", snippet("found", 0, char(1), char(2), '…', 16) as "words"
        from "found" join "searchable" on "searchable"."seq" = "found".rowid
        where "found" match ${of('query')}
        order by "found".rowid desc
        limit ${of('limit')}
      `.compile(db),
  })),
};

/** Rows that are looked at for each handoff that may be told: one conversation can say the same many times. */
export const rowsForEach = 10;

/** Words that are looked for at most; the rest of a longer text is passed over. */
export const mostWords = 12;

export function readSearch({ bind, reading }: Reads): Pick<Store, 'search'> {
  const queries = bind(searchQueries);
  return {
    search: reading(function* (text, limit) {
      const query = queryOf(text);
      if (query === '') return [];
      const found = new Map<string, string>();
      for (const { handoff, words } of yield* queries.search.all({ query, limit: limit * rowsForEach }))
        if (!found.has(handoff) && found.size < limit) found.set(handoff, words);
      return [...found].map(([handoff, words]) => ({ handoff, found: words.split(new RegExp(`[${begin}${end}]`)) }));
    }),
  };
}

/** Every word has to be there, or one that begins like it. In quotes nothing that somebody types is a sign of the search. */
function queryOf(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word) => `"${word.replaceAll('"', '""')}"*`)
    .join(' ');
}
