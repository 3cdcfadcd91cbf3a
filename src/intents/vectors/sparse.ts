/** A sparse vector: the indices of its non-zero values, ascending, and the values. */
export type Sparse = { readonly ids: Int32Array; readonly values: Float32Array };

/** A vector's length (the Euclidean norm); 0 if it is empty. */
export function lengthOf({ values }: Sparse): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** Many sparse vectors in contiguous memory; row r occupies `starts[r]` up to `starts[r + 1]`. */
export type Rows = Sparse & { readonly starts: Int32Array; readonly count: number };

/** Stacks vectors into rows. */
export function rowsOf(vectors: readonly Sparse[]): Rows {
  return rowsWithin(
    vectors.reduce((sum, { ids }) => sum + ids.length, 0),
    vectors.length,
    vectors,
  );
}

/** Stacks a stream of `count` vectors into rows, with `room` for at most that many values in total. */
export function rowsWithin(room: number, count: number, vectors: Iterable<Sparse>): Rows {
  const starts = new Int32Array(count + 1);
  const ids = new Int32Array(room);
  const values = new Float32Array(room);
  let row = 0;
  let end = 0;
  for (const vector of vectors) {
    ids.set(vector.ids, end);
    values.set(vector.values, end);
    end += vector.ids.length;
    starts[++row] = end;
  }
  return { ids: ids.subarray(0, end), values: values.subarray(0, end), starts, count };
}

/** One row, without copying. */
export function rowAt(rows: Rows, row: number): Sparse {
  const from = rows.starts[row] ?? 0;
  const to = rows.starts[row + 1] ?? from;
  return { ids: rows.ids.subarray(from, to), values: rows.values.subarray(from, to) };
}

/** The rows transposed: for every feature the rows that have it, and its values in them. */
export function byFeature({ ids, values, starts, count }: Rows): Rows {
  const features = ids.reduce((most, id) => Math.max(most, id + 1), 0);
  const ends = new Int32Array(features + 1);
  for (const id of ids) ends[id + 1] = (ends[id + 1] ?? 0) + 1;
  for (let id = 0; id < features; id++) ends[id + 1] = (ends[id + 1] ?? 0) + (ends[id] ?? 0);
  const turned = {
    ids: new Int32Array(ids.length),
    values: new Float32Array(ids.length),
    starts: ends.slice(),
    count: features,
  };
  for (let row = 0; row < count; row++)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const id = ids[at] ?? 0;
      const place = ends[id] ?? 0;
      turned.ids[place] = row;
      turned.values[place] = values[at] ?? 0;
      ends[id] = place + 1;
    }
  return turned;
}
