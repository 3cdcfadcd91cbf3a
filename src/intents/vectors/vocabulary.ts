import type { Grams } from '../text/grams.ts';

/** The known grams, numbered block by block, each with its weight. */
export type Vocabulary = {
  readonly hashes: Int32Array;
  /** Inverse document frequency, smoothed: ln((1 + n) / (1 + df)) + 1. */
  readonly idf: Float32Array;
};

/** Above this many rows a gram must occur in two of them: this halves the model and drops only noise. */
const largeFrom = 3000;

/** Builds the vocabulary of texts in one pass. Their order does not matter. */
export function vocabularyOf(texts: Iterable<Grams>): Vocabulary {
  const words = new Map<number, number>();
  const chars = new Map<number, number>();
  let count = 0;
  for (const text of texts) {
    count++;
    for (const hash of new Set(text.words)) words.set(hash, (words.get(hash) ?? 0) + 1);
    for (const hash of new Set(text.chars)) chars.set(hash, (chars.get(hash) ?? 0) + 1);
  }
  const least = count > largeFrom ? 2 : 1;
  const kept = [words, chars].flatMap((block) => [...block].filter(([, df]) => df >= least).sort(([a], [b]) => a - b));
  return {
    hashes: Int32Array.from(kept, ([hash]) => hash),
    idf: Float32Array.from(kept, ([, df]) => Math.log((1 + count) / (1 + df)) + 1),
  };
}
