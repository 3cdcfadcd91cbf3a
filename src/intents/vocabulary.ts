import type { Grams } from './grams.ts';

/** The grams that count, numbered block by block, each with its weight. */
export type Vocabulary = {
  readonly hashes: Int32Array;
  /** Inverse document frequency, smoothed: ln((1 + n) / (1 + df)) + 1. */
  readonly idf: Float32Array;
};

/** Above so many rows a gram must be in two of them: it halves the model, and what it drops is noise. */
const largeFrom = 3000;

/** Learns the vocabulary of texts. Independent of their order. */
export function vocabularyOf(texts: readonly Grams[]): Vocabulary {
  const least = texts.length > largeFrom ? 2 : 1;
  const kept = (['words', 'chars'] as const).flatMap((block) => keptOf(texts, block, least));
  return {
    hashes: Int32Array.from(kept, ([hash]) => hash),
    idf: Float32Array.from(kept, ([, df]) => Math.log((1 + texts.length) / (1 + df)) + 1),
  };
}

function keptOf(texts: readonly Grams[], block: keyof Grams, least: number): [number, number][] {
  const frequency = new Map<number, number>();
  for (const text of texts) {
    for (const hash of new Set(text[block])) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  }
  return [...frequency].filter(([, df]) => df >= least).sort(([a], [b]) => a - b);
}
