import { wordsOf } from '../domain/words.ts';

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
export type Listened = { readonly words: readonly string[]; readonly nots: readonly string[] };

/** Words that may stand between "not" and what it turns round. */
const reachOfNot = 2;

/**
 * Finds a saying in a text, as a run of whole words. Spaces, hyphens and apostrophes do not count ("wi-fi" is
 * "wifi"), and a long saying may be misspelt: by one letter from 5 letters on, by two from 10.
 */
export function findSaying({ words, nots }: Listened, saying: string): Found | undefined {
  const { letters, length, isNegative } = spelled(saying, nots);
  if (length === 0) return undefined;
  const slack = letters.length < 5 ? 0 : letters.length < 10 ? 1 : 2;
  for (let start = 0; start < words.length; start++) {
    let window = '';
    for (let end = start; end < words.length; end++) {
      window += lettersOf(words[end] ?? '');
      if (window.length > letters.length + slack) break;
      if (window.length < letters.length - slack || !isWithinDistance(window, letters, slack)) continue;
      const before = words.slice(Math.max(0, start - reachOfNot), end + 1);
      return { start, end: end + 1, length, negated: !isNegative && before.some((word) => nots.includes(word)) };
    }
  }
  return undefined;
}

/** Whether a text is the saying and nothing else. */
export function isSaying(listened: Listened, saying: string): boolean {
  const found = findSaying(listened, saying);
  const { letters } = spelled(saying, listened.nots);
  return (
    found !== undefined &&
    Math.abs(listened.words.map(lettersOf).join('').length - letters.length) <= 2 &&
    found.start === 0
  );
}

type Spelled = { readonly letters: string; readonly length: number; readonly isNegative: boolean };

const spellings = new WeakMap<readonly string[], Map<string, Spelled>>();

/** Sayings are content and come again with every message: each is taken apart once per content. */
function spelled(saying: string, nots: readonly string[]): Spelled {
  const ofContent = spellings.get(nots) ?? new Map<string, Spelled>();
  spellings.set(nots, ofContent);
  const known = ofContent.get(saying);
  if (known) return known;
  const words = wordsOf(saying);
  const made = {
    letters: words.map(lettersOf).join(''),
    length: words.length,
    isNegative: words.some((word) => nots.includes(word)),
  };
  ofContent.set(saying, made);
  return made;
}

function lettersOf(word: string): string {
  return word.replaceAll("'", '');
}

/** Whether two short texts differ by at most `most` letters put in, left out, changed or swapped. */
function isWithinDistance(a: string, b: string, most: number): boolean {
  if (a === b) return true;
  if (most === 0 || Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    before = last;
    last = row;
  }
  return (last[b.length] ?? 0) <= most;
}
