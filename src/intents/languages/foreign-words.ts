import { createRequire } from 'node:module';
import { wordsOf } from '../../domain/text/words.ts';

const require = createRequire(import.meta.url);

/** The words that carry little and are in every sentence, by language (`fr`): a list that natural brings along. */
const loadStopwords = (): Readonly<Record<string, readonly string[]>> =>
  // The file holds nothing else.
  createRequire(require.resolve('natural'))('stopwords-iso/stopwords-iso.json');

/** Below this nothing is told: a foreign word, or a name, stands in many a sentence. */
const fewestWords = 3;
/** In fewer words than this it takes a letter that the desk's languages have not. */
const fewestPlain = 4;

/**
 * At least this many small words of one foreign language, or words with letters that the desk's languages do not have,
 * …
 */
const fewestSigns = 2;
/** … or a single one, where nearly all else is unknown as well. */
const nearlyAll = 0.6;
const leastUnknown = 0.4;
/**
 * Of somebody who was understood before, dialect and misspelling are likelier: most of what is unknown must be small
 * words of one foreign language, or nearly everything unknown.
 */
const leastUnknownLater = 0.75;
const leastSmall = 0.5;

/**
 * The share of texts that must have a short word for it to be known: now and then, "el" or "mi" is a slip, a dialect or
 * a name.
 */
const fewestTexts = 1 / 700;
const longestShort = 3;

/** Signs of a script that writes no spaces are told by their number. */
const fewestLetters = 5;
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;

/**
 * Detects text that is in none of the languages somebody speaks: by its script, or by small words and letters that are
 * foreign to them. A lone foreign word, a name and signs tell nothing.
 *
 * @param languages the tags of the languages that are spoken
 * @param texts what people say in these languages
 * @param small words that their sentences are built with: these are known however seldom they are said
 * @returns reads a text, and whether its writer was understood before: the tag of the language that it is likeliest in, `und` if that cannot be told; undefined if it is not
 * foreign
 */
export function foreignDetector(
  languages: readonly string[],
  texts: readonly string[],
  small: readonly string[] = [],
): (text: string, wasUnderstood?: boolean) => string | undefined {
  const stopwords = loadStopwords();
  const spoken = languages.map((tag) => tag.split('-', 1)[0] ?? tag);
  const counts = new Map<string, number>();
  for (const word of texts.flatMap((text) => [...new Set(wordsOf(text))]))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const isKnown = ([word, count]: readonly [string, number]) =>
    word.length > longestShort || count >= fewestTexts * texts.length;
  const known = new Set([...counts].filter(isKnown).map(([word]) => word));
  for (const word of small.flatMap(wordsOf)) known.add(word);
  const letters = new Set([...known].flatMap((word) => [...word]));
  const foreign = Object.entries(stopwords)
    .filter(([tag]) => !spoken.includes(tag))
    .map(([tag, words]) => ({
      tag,
      all: new Set(words),
      words: new Set(words.filter((word) => !known.has(word))),
    }));
  const isForeignLetter = (letter: string) => /\p{L}/u.test(letter) && !letters.has(letter);
  const isForeign = (text: string, wasUnderstood: boolean): boolean => {
    const words = wordsOf(text);
    const own = [...text.toLowerCase()].filter((letter) => /\p{L}/u.test(letter));
    const strange = own.filter((letter) => isForeignLetter(letter) && !/\p{sc=Latin}/u.test(letter));
    const isScript = strange.length >= leastUnknown * own.length && own.length > 0;
    if (isScript && strange.filter((letter) => unspaced.test(letter)).length >= fewestLetters) return true;
    if (isScript) return words.filter((word) => [...word].some(isForeignLetter)).length >= fewestSigns;
    if (words.length < fewestWords) return false;
    const strangers = words.filter((word) => !known.has(word) && !/\d/.test(word) && !isName(word, text));
    const share = strangers.length / words.length;
    const unknown = [...new Set(strangers)];
    const spelt = unknown.filter((word) => [...word].some(isForeignLetter));
    if (words.length < fewestPlain && spelt.length === 0) return false;
    const small = Math.max(
      ...foreign.map((list) => unknown.filter((word) => word.length > 1 && list.words.has(word)).length),
    );
    const signs = small + spelt.length;
    const isMostlySmall = share >= leastUnknownLater || signs > leastSmall * unknown.length;
    if (wasUnderstood && (signs < fewestSigns || !isMostlySmall)) return false;
    return unknown.length >= fewestSigns && signs >= (share >= nearlyAll ? 1 : fewestSigns) && share >= leastUnknown;
  };
  return (text, wasUnderstood = false) => (isForeign(text, wasUnderstood) ? likeliest(text, foreign) : undefined);
}

/** The language most of whose small words a text has, else the one that is written in its script. */
function likeliest(
  text: string,
  languages: readonly { readonly tag: string; readonly all: ReadonlySet<string> }[],
): string {
  const words = wordsOf(text);
  const counts = languages.map(({ tag, all }) => ({ tag, count: words.filter((word) => all.has(word)).length }));
  const best = counts.reduce((most, each) => (each.count > most.count ? each : most), { tag: 'und', count: 0 });
  if (best.count > 0) return best.tag;
  const script = scripts.find((each) => new RegExp(`\\p{sc=${each}}`, 'u').test(text));
  return script === undefined ? 'und' : new Intl.Locale(`und-${script}`).maximize().language;
}

/** Scripts that tell a language by themselves; kana before the signs that Japanese shares with Chinese. */
const scripts = ['Hira', 'Kana', 'Hang', 'Hani', 'Thai', 'Grek', 'Cyrl', 'Arab', 'Hebr', 'Deva', 'Armn', 'Geor'];

/** Whether a word is written with a capital behind the first word of its text, as names are. */
function isName(word: string, text: string): boolean {
  const at = text.toLowerCase().indexOf(word);
  const first = text[at] ?? '';
  return at > 0 && first !== first.toLowerCase();
}
