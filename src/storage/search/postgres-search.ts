import { sql } from 'kysely';
import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sql/bound.ts';
import { statement } from '../sql/statement.ts';
import { mostWords, rowsForEach } from './read-search.ts';

const searchQueries = {
  search: statement<{ readonly query: string; readonly limit: number }>()((db, of) => ({
    compile: () =>
      sql<{ readonly handoff: string; readonly words: string }>`
        select "handoff", "words" from "searchable"
        where "found" @@ to_tsquery('simple', ${of('query')})
        order by "seq" desc
        limit ${of('limit')}
      `.compile(db),
  })),
};

/** The search of PostgreSQL, by its own index of words. */
export function postgresSearch({ bind, reading }: Reads): Pick<Store, 'search'> {
  const queries = bind(searchQueries);
  return {
    search: reading(function* (text, limit) {
      const wanted = text
        .split(/\s+/)
        .map(tokensOf)
        .filter((tokens) => tokens.length > 0)
        .slice(0, mostWords);
      if (wanted.length === 0) return [];
      // Every word has to be there, or one that begins like it; a word that has signs in it is several in a row.
      const query = wanted.map((tokens) => `${tokens.map((token) => `'${token}'`).join(' <-> ')}:*`).join(' & ');
      const found = new Map<string, readonly string[]>();
      for (const { handoff, words } of yield* queries.search.all({ query, limit: limit * rowsForEach }))
        if (!found.has(handoff) && found.size < limit) found.set(handoff, snippetOf(words, wanted.flat()));
      return [...found].map(([handoff, parts]) => ({ handoff, found: parts }));
    }),
  };
}

/** Words as the function `folded` of the database makes them: small, without accents, of letters and digits. */
function tokensOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Words around what was found, as many as SQLite's snippet has. */
const mostShown = 16;
const before = 5;

/** The words around the first that was found, in parts, of which every second one was found. */
function snippetOf(words: string, wanted: readonly string[]): readonly string[] {
  const all = [...words.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const isFound = (word: string): boolean => {
    const [folded = ''] = tokensOf(word);
    return wanted.some((token) => folded.startsWith(token));
  };
  const hit = all.findIndex(([word]) => isFound(word));
  const first = all.length <= mostShown ? 0 : Math.max(0, hit - before);
  const shown = all.slice(first, first + mostShown);
  const parts: string[] = [first > 0 ? '…' : ''];
  let at = first > 0 ? (shown[0]?.index ?? 0) : 0;
  const say = (text: string): void => {
    parts[parts.length - 1] += text;
  };
  for (const { 0: word, index } of shown) {
    say(words.slice(at, index));
    if (isFound(word)) parts.push(word, '');
    else say(word);
    at = index + word.length;
  }
  say(first + mostShown < all.length ? '…' : words.slice(at));
  return parts;
}
