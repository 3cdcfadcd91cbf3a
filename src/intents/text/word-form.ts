import { type Stem, stemmerOf } from './stemmer.ts';

/** How the words of a language are normalised before training and classification. */
export type WordForm = {
  /** Unifies the different ways to type a letter in a plain text. */
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
 * The normalisation for a language (`de`, `de-AT`); undefined if words are used as typed. English words are: given the
 * runs of characters, stems gained nothing. In German they gain a little for intents with few utterances. In any other
 * language letters are read without their marks, which many people leave out: "réseau" and "reseau".
 */
export function wordFormOf(language: string | undefined): WordForm | undefined {
  const tag = language?.toLowerCase().split('-')[0] ?? 'en';
  if (tag === 'en') return undefined;
  const fold = folds.get(tag);
  const stem = stemmerOf(tag);
  return { fold: fold ?? withoutMarks, stem: stem ?? asItIs };
}

/** Latin letters without accents and dots; the letters of other scripts are told apart by theirs. */
function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=\p{sc=Latin})\p{M}+/gu, '')
    .normalize('NFC');
}

function asItIs(text: string): string {
  return text;
}
