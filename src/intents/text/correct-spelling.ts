import { editDistance } from '../../domain/text/edit-distance.ts';
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
  const near = new Map<string, number[]>();
  words.forEach((word, number) => {
    if ((counts[number] ?? 0) < leastSeen || word.length < shortest || word.length > longest) return;
    for (const left of withOneOut(word)) {
      const list = near.get(left);
      if (list) list.push(number);
      else near.set(left, [number]);
    }
  });
  const corrected = (written: string): string => {
    let best = written;
    let most = 0;
    for (const left of withOneOut(written)) {
      for (const number of near.get(left) ?? []) {
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

function withOneOut(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}
