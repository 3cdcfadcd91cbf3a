import { longestText, wordsOf } from '../../domain/text/words.ts';
import { isSpelt, mayStandIn, spellingOf, type WordShape } from './spelling.ts';

/** Where a saying was found in a text, in words. */
export type Found = {
  readonly start: number;
  /** The index of the word after it. */
  readonly end: number;
  /** How many words the saying has: the more, the more certain. */
  readonly length: number;
  /** Whether a negating word stands in it or just before it. */
  readonly negated: boolean;
};

/** A text prepared for finding sayings in it. */
export type PreparedText = {
  readonly words: readonly string[];
  readonly nots: readonly string[];
  /** For each word the start of its clause: a "not" reaches no further. */
  readonly clauses: readonly number[];
  /** The words as written, and with contractions expanded; the same object twice if there are none. */
  readonly forms: readonly [TextForm, TextForm];
  /** Results of earlier searches with the same `nots`. */
  readonly known: Map<string, TakenApart>;
};

type TextForm = {
  readonly words: readonly Word[];
  /** All letters of the words. */
  readonly joined: string;
  /** A bit for each letter. */
  readonly mask: number;
  /** How many letters may differ in total. */
  readonly slack: number;
};

/** A word's letters, and the place of the word in the text. */
type Word = WordShape & { readonly at: number };

/** Words that may stand between "not" and what it negates. */
const reachOfNot = 2;

/** What follows an apostrophe, expanded. "n't" is the end of a word. */
const contractions: Readonly<Record<string, string>> = {
  m: 'am',
  re: 'are',
  s: 'is',
  ll: 'will',
  ve: 'have',
  d: 'would',
};

/** Prepares a text. `nots` are the words that negate a saying. */
export function prepare(text: string, nots: readonly string[]): PreparedText {
  const words: string[] = [];
  const clauses: number[] = [];
  for (const clause of text.slice(0, longestText).split(/[,.;:!?\n]+/)) {
    const begin = words.length;
    for (const word of wordsOf(clause)) {
      words.push(word);
      clauses.push(begin);
    }
  }
  return { words, nots, clauses, forms: formsOf(words), known: knownWith(nots) };
}

/** The first words of a text, as a text of one clause. */
export function beginningOf({ words: all }: PreparedText, most: number, nots: readonly string[]): PreparedText {
  const words = all.slice(0, most);
  return { words, nots, clauses: words.map(() => 0), forms: formsOf(words), known: knownWith(nots) };
}

/**
 * Finds a saying in a text as a run of whole words. Hyphens, apostrophes and spaces between words are ignored ("wi-fi"
 * is "wifi", "I am" is "I'm"). A word of five letters or more may be misspelt by one letter, of nine or more by two.
 * Digits must match exactly.
 */
export function findSaying(listened: PreparedText, saying: string): Found | undefined {
  const { words, nots, clauses, forms } = listened;
  const { length, isNegative, forms: wanted } = takenApart(saying, listened);
  if (length === 0) return undefined;
  const mayDiffer = forms[0] !== forms[1] || wanted[0] !== wanted[1];
  const run = findRun(forms[0], wanted[0]) ?? (mayDiffer ? findRun(forms[1], wanted[1]) : undefined);
  if (!run) return undefined;
  const around = words.slice(Math.max(clauses[run.start] ?? 0, run.start - reachOfNot), run.end);
  return { ...run, length, negated: !isNegative && around.some((word) => nots.includes(word)) };
}

/** Whether a text is the saying and nothing else. */
export function isSaying(listened: PreparedText, saying: string): boolean {
  const found = findSaying(listened, saying);
  return found !== undefined && isAll(listened, found);
}

/** Whether the text says nothing beyond what was found. */
function isAll({ words }: PreparedText, { start, end }: Found): boolean {
  return start === 0 && end === words.length;
}

type TakenApart = Pick<PreparedText, 'forms'> & { readonly length: number; readonly isNegative: boolean };

const sayings = new WeakMap<readonly string[], PreparedText['known']>();

/** Sayings are content and recur with every message, so each is prepared once per content. */
function knownWith(nots: readonly string[]): PreparedText['known'] {
  const before = sayings.get(nots);
  if (before) return before;
  const known = new Map();
  sayings.set(nots, known);
  return known;
}

/** A saying as written, and with contractions expanded. */
export function formsOfSaying(saying: string, listened: PreparedText): PreparedText['forms'] {
  return takenApart(saying, listened).forms;
}

function takenApart(saying: string, { nots, known }: PreparedText): TakenApart {
  const met = known.get(saying);
  if (met) return met;
  const words = wordsOf(saying);
  const made = {
    length: words.length,
    isNegative: words.some((word) => nots.includes(word)),
    forms: formsOf(words),
  };
  known.set(saying, made);
  return made;
}

function formsOf(words: readonly string[]): PreparedText['forms'] {
  const written = formOf(words.map((word, at) => ({ letters: word.replaceAll("'", ''), at })));
  const writtenOut = words.map((word, at) => {
    const [, stem = '', end = ''] = /^(.+?)(n't|'(?:m|re|s|ll|ve|d))$/.exec(word) ?? [];
    const parts =
      stem === '' ? [word.replaceAll("'", '')] : [stem, end === "n't" ? 'not' : (contractions[end.slice(1)] ?? '')];
    return parts.map((letters) => ({ letters, at }));
  });
  return [written, writtenOut.every(({ length }) => length === 1) ? written : formOf(writtenOut.flat())];
}

function formOf(letters: readonly { readonly letters: string; readonly at: number }[]): TextForm {
  const words = letters.map(({ letters: word, at }) => ({ ...spellingOf(word), at }));
  return {
    words,
    joined: words.map((word) => word.letters).join(''),
    mask: words.reduce((mask, word) => mask | word.mask, 0),
    slack: words.reduce((slack, word) => slack + word.slack, 0),
  };
}

/**
 * The first run of words that spells the wanted ones: word by word, or joined or split differently with the same
 * letters.
 */
function findRun(text: TextForm, wanted: TextForm): { start: number; end: number } | undefined {
  if (!mayStandIn(text.mask, wanted.mask, wanted.slack)) return undefined;
  const { words } = text;
  const initial = wanted.joined.charCodeAt(0);
  for (let first = 0; first < words.length; first++) {
    const last = isWordByWord(words, first, wanted.words)
      ? first + wanted.words.length
      : words[first]?.letters.charCodeAt(0) === initial
        ? endOfJoined(words, first, wanted.joined)
        : undefined;
    if (last === undefined) continue;
    const [start, end] = [words[first], words[last - 1]];
    if (start && end) return { start: start.at, end: end.at + 1 };
  }
  return undefined;
}

function isWordByWord(text: readonly Word[], first: number, wanted: readonly Word[]): boolean {
  for (let index = 0; index < wanted.length; index++) {
    const typed = text[first + index];
    const word = wanted[index];
    if (!typed || !word || !isSpelt(typed, word)) return false;
  }
  return true;
}

function endOfJoined(text: readonly Word[], first: number, joined: string): number | undefined {
  let from = 0;
  for (let index = first; index < text.length; index++) {
    const { letters } = text[index] ?? { letters: '' };
    if (letters === '' || !joined.startsWith(letters, from)) return undefined;
    from += letters.length;
    if (from === joined.length) return index + 1;
  }
  return undefined;
}
