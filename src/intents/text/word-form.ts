import type { LetterFolding } from '../../domain/content/words.ts';
import { type Stem, stemmerOf } from './stemmer.ts';

/** How the words of a language are normalised before training and classification. */
export type WordForm = {
  /** Unifies the different ways to type a letter in a plain text. */
  readonly fold: (text: string) => string;
  readonly stem: Stem;
};

/** What a text's letters are read by: its language's tag (`de`, `de-AT`), and the letters that content lists for it. */
export type Orthography = { readonly language?: string | undefined; readonly letters?: LetterFolding | undefined };

/**
 * The normalisation for a language; undefined if words are used as typed. English words are: given the runs of
 * characters, stems gained nothing. In German they gain a little for intents with few utterances. In any other language
 * letters are read as content lists them; where it lists none, without their marks, which many people leave out: "réseau"
 * and "reseau".
 */
export function wordFormOf({ language, letters }: Orthography): WordForm | undefined {
  const tag = language?.toLowerCase().split('-')[0] ?? 'en';
  if (tag === 'en') return undefined;
  return { fold: letters ? readingAs(letters) : withoutMarks, stem: stemmerOf(tag) ?? asItIs };
}

/** Reads each run of letters as content says; the longest that begins at a place counts. */
function readingAs(letters: LetterFolding): WordForm['fold'] {
  const runs = Object.keys(letters).toSorted((a, b) => b.length - a.length);
  // Content allows nothing but letters there.
  const typed = new RegExp(runs.join('|'), 'gu');
  return (text) => text.replace(typed, (run) => letters[run] ?? run);
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
