import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../src/intents/learners/features.ts';
import { gramsOf } from '../../src/intents/text/grams.ts';
import { tokensOf } from '../../src/intents/text/tokens.ts';
import { rowAt } from '../../src/intents/vectors/sparse.ts';

const texts = [
  'my parcel is late',
  'where is my parcel?',
  'my my my',
  'refund the parcel, refund the coat',
  'late again !!',
];

/** The grams of a text as strings: what `gramsOf` hashes. */
function spelled(text: string): { readonly words: readonly string[]; readonly chars: readonly string[] } {
  const tokens = text.match(/[a-z]+|[^a-z\s]/g) ?? [];
  const edged = ['^', ...tokens, '^'];
  const pairs = edged.slice(1).map((token, at) => `${edged[at]} ${token}`);
  const chars = tokens
    .filter((token) => /[a-z]/.test(token))
    .flatMap((word) => {
      const whole = `<${word}>`;
      return [2, 3, 4, 5].flatMap((size) =>
        Array.from({ length: Math.max(0, whole.length - size + 1) }, (_, at) => whole.slice(at, at + size)),
      );
    });
  return { words: [...tokens, ...pairs], chars };
}

/** The weights of a text's grams by the book: (1 + ln tf) × (ln((1 + n) / (1 + df)) + 1), each block of length 1. */
function byTheBook(text: string): readonly number[] {
  return (['words', 'chars'] as const).flatMap((block) => {
    const grams = spelled(text)[block];
    const weights = [...new Set(grams)].map((gram) => {
      const tf = grams.filter((each) => each === gram).length;
      const df = texts.filter((each) => spelled(each)[block].includes(gram)).length;
      return (1 + Math.log(tf)) * (Math.log((1 + texts.length) / (1 + df)) + 1);
    });
    const length = Math.hypot(...weights);
    return weights.map((weight) => weight / length);
  });
}

describe('features', () => {
  const { vectors, vocabulary, spelling } = featuresOf(
    texts,
    (text) => tokensOf(text),
    (tokens) => gramsOf(tokens),
  );
  const ascending = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

  it('weigh as the book says', () => {
    texts.forEach((text, row) => {
      const found = ascending(rowAt(vectors, row).values);
      const expected = ascending(byTheBook(text));
      expect(found).toHaveLength(expected.length);
      found.forEach((value, at) => {
        expect(value).toBeCloseTo(expected[at] ?? 0, 5);
      });
    });
  });

  it('are as many as there are different grams', () => {
    const all = new Set(
      texts.flatMap((text) => [
        ...spelled(text).words.map((gram) => `word ${gram}`),
        ...spelled(text).chars.map((gram) => `char ${gram}`),
      ]),
    );
    expect(vocabulary.hashes).toHaveLength(all.size);
    expect(new Set(vocabulary.hashes).size).toBe(all.size);
  });

  it('hold ids that ascend within a row and fill no more than the rows', () => {
    for (let row = 0; row < vectors.count; row++) {
      const { ids } = rowAt(vectors, row);
      expect([...ids]).toEqual(ascending(new Set(ids)));
    }
    expect(vectors.starts.at(-1)).toBe(vectors.ids.length);
  });

  it('count in how many texts each word stands', () => {
    expect(spelling.words.map((word, at) => [word, spelling.counts[at]])).toContainEqual(['parcel', 3]);
    expect(spelling.words.map((word, at) => [word, spelling.counts[at]])).toContainEqual(['my', 3]);
  });
});
