import { longestText, wordsOf } from '../domain/words.ts';

/** Where a saying was found in a text, in words. */
export type Found = {
  readonly start: number;
  /** The word behind it. */
  readonly end: number;
  /** How many words the saying has: the longer, the surer. */
  readonly length: number;
  /** A word that turns it round stands in it or just before it. */
  readonly negated: boolean;
};

/** A text as sayings are looked for in it. */
export type Listened = {
  readonly words: readonly string[];
  readonly nots: readonly string[];
  /** For each word where its clause begins: a "not" reaches no further. */
  readonly clauses: readonly number[];
  /** The words' letters as they are written, and with contractions written out. */
  readonly readings: readonly (readonly Letters[])[];
};

/** A word's letters, and the place of the word in the text. */
type Letters = { readonly letters: string; readonly at: number };

/** Words that may stand between "not" and what it turns round. */
const reachOfNot = 2;

/** What stands behind an apostrophe, written out; "n't" is the end of a word. */
const contractions: Readonly<Record<string, string>> = {
  m: 'am',
  re: 'are',
  s: 'is',
  ll: 'will',
  ve: 'have',
  d: 'would',
};

/** Takes a text apart; `nots` are the words that turn a saying round. */
export function listenTo(text: string, nots: readonly string[]): Listened {
  const words: string[] = [];
  const clauses: number[] = [];
  for (const clause of text.slice(0, longestText).split(/[,.;:!?\n]+/)) {
    const begin = words.length;
    for (const word of wordsOf(clause)) {
      words.push(word);
      clauses.push(begin);
    }
  }
  return { words, nots, clauses, readings: readingsOf(words) };
}

/**
 * Finds a saying in a text, as a run of whole words. Hyphens, apostrophes and the spaces between words do not count
 * ("wi-fi" is "wifi", "I am" is "I'm"), and a word of five letters or more may be misspelt: by one letter, from nine
 * letters on by two. Digits are taken as they are.
 */
export function findSaying({ words, nots, clauses, readings }: Listened, saying: string): Found | undefined {
  const { length, isNegative, readings: wanted } = takenApart(saying, nots);
  if (length === 0) return undefined;
  for (const [index, reading] of readings.entries()) {
    const run = findRun(reading, wanted[index] ?? []);
    if (!run) continue;
    const around = words.slice(Math.max(clauses[run.start] ?? 0, run.start - reachOfNot), run.end);
    return { ...run, length, negated: !isNegative && around.some((word) => nots.includes(word)) };
  }
  return undefined;
}

/** Whether a text is the saying and nothing else. */
export function isSaying(listened: Listened, saying: string): boolean {
  const found = findSaying(listened, saying);
  return found !== undefined && found.start === 0 && found.end === listened.words.length;
}

type TakenApart = Pick<Listened, 'readings'> & { readonly length: number; readonly isNegative: boolean };

const sayings = new WeakMap<readonly string[], Map<string, TakenApart>>();

/** Sayings are content and come again with every message: each is taken apart once per content. */
function takenApart(saying: string, nots: readonly string[]): TakenApart {
  const ofContent = sayings.get(nots) ?? new Map<string, TakenApart>();
  sayings.set(nots, ofContent);
  const known = ofContent.get(saying);
  if (known) return known;
  const words = wordsOf(saying);
  const made = {
    length: words.length,
    isNegative: words.some((word) => nots.includes(word)),
    readings: readingsOf(words),
  };
  ofContent.set(saying, made);
  return made;
}

function readingsOf(words: readonly string[]): Listened['readings'] {
  const written = words.map((word, at) => ({ letters: word.replaceAll("'", ''), at }));
  const writtenOut = words.flatMap((word, at) => {
    const [, stem = '', end = ''] = /^(.+?)(n't|'(?:m|re|s|ll|ve|d))$/.exec(word) ?? [];
    const parts =
      stem === '' ? [word.replaceAll("'", '')] : [stem, end === "n't" ? 'not' : (contractions[end.slice(1)] ?? '')];
    return parts.map((letters) => ({ letters, at }));
  });
  return [written, writtenOut];
}

/** The first run of words that spells the wanted ones: word by word, or joined and split where letters are the same. */
function findRun(text: readonly Letters[], wanted: readonly Letters[]): { start: number; end: number } | undefined {
  const joined = wanted.map(({ letters }) => letters).join('');
  for (let first = 0; first < text.length; first++) {
    const last = isWordByWord(text, first, wanted) ? first + wanted.length : endOfJoined(text, first, joined);
    const [start, end] = [text[first], last === undefined ? undefined : text[last - 1]];
    if (start && end) return { start: start.at, end: end.at + 1 };
  }
  return undefined;
}

function isWordByWord(text: readonly Letters[], first: number, wanted: readonly Letters[]): boolean {
  return wanted.every(({ letters }, index) => {
    const typed = text[first + index]?.letters;
    return typed !== undefined && isSpelt(typed, letters);
  });
}

function endOfJoined(text: readonly Letters[], first: number, joined: string): number | undefined {
  let rest = joined;
  for (let index = first; index < text.length; index++) {
    const { letters } = text[index] ?? { letters: '' };
    if (letters === '' || !rest.startsWith(letters)) return undefined;
    rest = rest.slice(letters.length);
    if (rest === '') return index + 1;
  }
  return undefined;
}

/** Whether a word is the wanted one, perhaps misspelt. */
function isSpelt(typed: string, wanted: string): boolean {
  if (typed === wanted) return true;
  if (wanted.length < 5 || /\d/.test(wanted) || /\d/.test(typed)) return false;
  return isWithinDistance(typed, wanted, wanted.length < 9 ? 1 : 2);
}

/** Whether two words differ by at most `most` letters put in, left out, changed or swapped. */
function isWithinDistance(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return false;
    before = last;
    last = row;
  }
  return (last[b.length] ?? 0) <= most;
}
