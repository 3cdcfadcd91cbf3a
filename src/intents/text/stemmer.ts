import { createRequire } from 'node:module';

/** Reduces a word to its stem: `charging`, `charges` and `charged` become the same. */
export type Stem = (word: string) => string;

/** The part of natural's interface that is used. Its own types do not compile under this project's settings. */
type NaturalStemmer = { readonly stem: (word: string) => string };

/**
 * natural's stemmers by language, each a file deep inside it: the whole package takes two seconds and 120 MB, opens
 * database drivers and reads `.env`. The package has no map of exports, so a test holds these paths.
 */
const files: ReadonlyMap<string, string> = new Map([
  ['de', 'porter_stemmer_de'],
  ['en', 'porter_stemmer'],
  ['es', 'porter_stemmer_es'],
  ['fr', 'porter_stemmer_fr'],
  ['it', 'porter_stemmer_it'],
  ['nl', 'porter_stemmer_nl'],
  ['no', 'porter_stemmer_no'],
  ['pt', 'porter_stemmer_pt'],
  ['ru', 'porter_stemmer_ru'],
  ['sv', 'porter_stemmer_sv'],
  ['uk', 'porter_stemmer_uk'],
]);

const require = createRequire(import.meta.url);

export const stemmedLanguages: readonly string[] = [...files.keys()];

/** Longer than any word. Some stemmers take quadratic time, so longer runs are left as they are. */
const longestWord = 40;

/** The stemmer of a language (`en`, `de-AT`), loaded on demand; undefined if natural has none. */
export function stemmerOf(language: string): Stem | undefined {
  const file = files.get(language.toLowerCase().split('-')[0] ?? '');
  if (file === undefined) return undefined;
  // CommonJS without usable types: a test checks the shape.
  const stemmer = require(`natural/lib/natural/stemmers/${file}.js`) as NaturalStemmer;
  return (word) => (word === '' || word.length > longestWord ? word : stemmer.stem(word) || word);
}
