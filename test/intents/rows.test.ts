import { describe, expect, it } from 'vitest';
import { randomOf } from '../../src/intents/vectors/random.ts';
import { byFeature, rowAt, rowsOf } from '../../src/intents/vectors/sparse.ts';
import { addWeightedRows } from '../../src/intents/vectors/weighted-rows.ts';
import { addPackedRows } from '../../src/intents/vectors/weighted-rows-int8.ts';

const width = 7;
const random = randomOf(11);
const packed = Int8Array.from({ length: 20 * width }, () => Math.floor(random() * 255) - 127);
const plain = Float32Array.from(packed);

describe.each([0, 1, 3, 4, 5, 11])('adding %d weighted rows', (count) => {
  const ids = Int32Array.from({ length: count }, () => Math.floor(random() * 20));
  const weights = Float32Array.from(ids, () => random() - 0.5);
  const expected = Array.from({ length: width }, (_, column) =>
    ids.reduce((sum, id, at) => sum + (weights[at] ?? 0) * (packed[id * width + column] ?? 0), 1),
  );

  it('gives what adding number by number gives', () => {
    const sums = new Float32Array(width).fill(1);
    addWeightedRows(sums, plain, ids, weights);
    sums.forEach((sum, column) => {
      expect(sum).toBeCloseTo(expected[column] ?? 0, 3);
    });
  });

  it('gives the same for rows of eight bits', () => {
    const sums = new Float64Array(width).fill(1);
    addPackedRows(sums, packed, ids, weights);
    sums.forEach((sum, column) => {
      expect(sum).toBeCloseTo(expected[column] ?? 0, 9);
    });
  });
});

it('turns rows by their features: each value is found again from the other side', () => {
  const vectors = Array.from({ length: 9 }, () => {
    const ids = Int32Array.from({ length: 12 }, (_, id) => id).filter(() => random() < 0.4);
    return { ids, values: Float32Array.from(ids, () => random()) };
  });
  const turned = byFeature(rowsOf(vectors));
  const triples = vectors.flatMap(({ ids, values }, row) => [...ids].map((id, at) => `${id} ${row} ${values[at]}`));
  const found = Array.from({ length: turned.count }, (_, id) => {
    const { ids, values } = rowAt(turned, id);
    return [...ids].map((row, at) => `${id} ${row} ${values[at]}`);
  });
  expect(found.flat().toSorted()).toEqual(triples.toSorted());
});
