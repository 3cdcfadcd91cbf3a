import { editDistance } from '../../domain/text/edit-distance.ts';
import { hashEnd, hashStep } from './hash.ts';
import type { Token } from './tokens.ts';

/** The words of the training rows, sorted, and the number of rows that contain each. */
export type SpellingModel = { readonly words: readonly string[]; readonly counts: Int32Array };

/** Counts in how many rows each word occurs. */
export function learnSpelling(rows: Iterable<readonly Token[]>): SpellingModel {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const word of new Set(row.filter((token) => token.word).map((token) => token.text))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = [...counts.keys()].sort();
  return { words, counts: Int32Array.from(words, (word) => counts.get(word) ?? 0) };
}

/** A word seen once may itself be a slip. */
const leastSeen = 2;
const shortestWord = 3;
const longest = 24;

/**
 * Replaces each unknown word by the most frequent known word one slip away, if there is one: it halves the cost of
 * typos, and costs nothing where there are none. Candidates are found by what is left of them, and of the unknown word,
 * when any one letter is deleted (as in W. Garbe's SymSpell), so nothing is compared with the whole vocabulary.
 */
export function correctorOf(model: SpellingModel): (tokens: readonly Token[]) => readonly Token[] {
  const correct = wordCorrector(model);
  return (tokens) => tokens.map((token) => (token.word ? { ...token, text: correct(token.text) } : token));
}

/**
 * Replaces an unknown word by the most frequent known one that is a slip away; a word without one stays as it is.
 *
 * @param shortest how many letters a word must have to be put for another
 */
export function wordCorrector({ words, counts }: SpellingModel, shortest = shortestWord): (word: string) => string {
  const seen = new Set(words);
  const isOffered = (word: string, number: number) =>
    (counts[number] ?? 0) >= leastSeen && word.length >= shortest && word.length <= longest;
  const near = wordsByWhatIsLeft(words, isOffered);
  const corrected = (written: string): string => {
    let best = written;
    let most = 0;
    for (let out = 0; out <= written.length; out++) {
      for (const number of near(hashWithout(written, out - 1))) {
        const count = counts[number] ?? 0;
        const word = words[number] ?? '';
        if (count > most && editDistance(written, word, 1) !== undefined) {
          best = word;
          most = count;
        }
      }
    }
    return best;
  };
  return (written) =>
    written.length < shortest - 1 || written.length > longest || seen.has(written) ? written : corrected(written);
}

/**
 * Finds the numbers of words by the hash of what is left of them when any one letter, or none, is out. In arrays, because
 * there are nine such for each of ten thousand words: as texts in a map they take 8 MB, and 40 ms at each start.
 */
function wordsByWhatIsLeft(
  words: readonly string[],
  isOffered: (word: string, number: number) => boolean,
): (hash: number) => Iterable<number> {
  const count = words.reduce((sum, word, number) => sum + (isOffered(word, number) ? word.length + 1 : 0), 0);
  const mask = 2 ** Math.ceil(Math.log2(count + 1)) - 1;
  const first = new Int32Array(mask + 1).fill(-1);
  const [hashes, numbers, next] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  let at = 0;
  // Backwards, so that they are found in their order.
  for (let number = words.length - 1; number >= 0; number--) {
    const word = words[number] ?? '';
    if (!isOffered(word, number)) continue;
    for (let out = -1; out < word.length; out++, at++) {
      const hash = hashWithout(word, out);
      hashes[at] = hash;
      numbers[at] = number;
      next[at] = first[hash & mask] ?? -1;
      first[hash & mask] = at;
    }
  }
  return function* (hash) {
    for (let place = first[hash & mask] ?? -1; place !== -1; place = next[place] ?? -1)
      if (hashes[place] === hash) yield numbers[place] ?? -1;
  };
}

/** The hash of a word without its letter at a place; of the whole word for a place before it. */
function hashWithout(word: string, out: number): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) if (at !== out) hash = hashStep(hash, word.charCodeAt(at));
  return hashEnd(hash);
}
