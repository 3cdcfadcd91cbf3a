import { type Stem, stemmerOf } from './stemmer.ts';

/** What a language's words are brought to before anything is learned of them or read off them. */
export type WordForm = {
  /** A plain text with the ways to type a letter made one. */
  readonly fold: (text: string) => string;
  readonly stem: Stem;
};

/** Umlauts are typed as they are, as two letters, or without their dots; all three are read as the bare letter. */
const german: ReadonlyMap<string, string> = new Map([
  ['ä', 'a'],
  ['ae', 'a'],
  ['ö', 'o'],
  ['oe', 'o'],
  ['ü', 'u'],
  ['ue', 'u'],
  ['ß', 's'],
  ['ss', 's'],
]);

const folds: ReadonlyMap<string, WordForm['fold']> = new Map([
  ['de', (text) => text.replace(/[äöüß]|[aou]e|ss/g, (letters) => german.get(letters) ?? letters)],
]);

/**
 * How a language (`de`, `de-AT`) is read; undefined where words are taken as they are typed. English is: beside the
 * characters of its words, stems were worth nothing. In German they are worth a little where an intent has few
 * utterances.
 */
export function wordFormOf(language: string | undefined): WordForm | undefined {
  const tag = language?.toLowerCase().split('-')[0] ?? 'en';
  if (tag === 'en') return undefined;
  const fold = folds.get(tag);
  const stem = stemmerOf(tag);
  return fold || stem ? { fold: fold ?? asItIs, stem: stem ?? asItIs } : undefined;
}

function asItIs(text: string): string {
  return text;
}
