/**
 * The words that a language's sentences are built with, by what they do in one: `dialogs/words.yml`. An entry may have
 * several words; it is looked for in the plain form of a text with everything written out, and the longest one counts.
 */
export const wordGroups = [
  'yes',
  'no',
  'neither',
  'affirming',
  'denying',
  'not',
  'nothing',
  'failing',
  'questions',
  'auxiliaries',
  'modals',
  'subjects',
  'asking',
  'explaining',
  'unknowing',
  'knowing',
  'telling',
  'complementizers',
  'pronouns',
  'referring',
  'addressing',
  'speaking',
  'willing',
  'echoes',
  'determiners',
  'hollow',
  'intensifiers',
  'measures',
  'courtesy',
  'perceiving',
  'looking',
  'opining',
  'conditions',
  'causes',
  'exclusions',
  'exceptions',
  'joints',
  'contrasts',
  'empty',
  'quantities',
  'only',
  'every',
  'always',
  'sometimes',
  'needing',
  'over',
  'under',
  'comparing',
  'remaining',
  'used',
  'picking',
  'good',
  'mended',
  'working',
  'ample',
  'bad',
  'particles',
  'past',
  'changing',
  'future',
  'irrealis',
  'hedges',
  'guessing',
  'meaning',
  'relapsing',
] as const;

export type WordGroup = (typeof wordGroups)[number];

/** Runs of letters by what each is read as: what search engines call folding. */
export type LetterFolding = Readonly<Record<string, string>>;

export type Words = Readonly<Record<WordGroup, readonly string[]>> & {
  /** Its tag, by which stemmer and dictionary are found. */
  readonly language: string;
  /** How letters are read that people type in several ways: `ä` and `ae` as `a`. Absent where a language has none. */
  readonly letters?: LetterFolding;
  /** What is typed short, written out; an entry that begins with an apostrophe, or is `n't`, is a word's end. */
  readonly writtenOut: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, number>>;
  /** Units by what they measure, each as a multiple of the smallest. */
  readonly units: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Amounts that are said without a number: `half` is 50 %. */
  readonly amounts: Readonly<Record<string, { readonly number: number; readonly unit: string }>>;
  /** Places in a list, from 1; -1 is the last one. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** Auxiliaries that answer each other, in lists. */
  readonly kindsOfAuxiliaries: readonly (readonly string[])[];
  readonly alike: readonly (readonly string[])[];
  readonly opposites: readonly (readonly [string, string])[];
  /** What a word begins with that is the opposite of the rest: `un`. */
  readonly opposing: readonly string[];
  /** What people begin with when they correct themselves within a message: "no wait", "I mean". */
  readonly repairs: readonly string[];
  readonly thumbs: { readonly up: readonly string[]; readonly down: readonly string[] };
};
