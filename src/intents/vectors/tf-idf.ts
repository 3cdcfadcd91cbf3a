import type { Grams } from '../text/grams.ts';
import { lookupOf } from './lookup.ts';
import type { Sparse } from './sparse.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The vector of a block of grams, of length 1; and the length it would have if the unknown ones counted, from 0 to 1. */
export type Block = Sparse & { readonly known: number };

/**
 * Turns grams into vectors, one for each block: (1 + ln count) × idf. Each is scaled to length 1 on its own, so that two
 * hundred character grams do not drown ten words (Salton and Buckley 1988; separate blocks by our own measurements). An
 * unknown gram counts like the rarest known one.
 */
export function blockWeigherOf(vocabulary: Vocabulary): (grams: Int32Array) => Block {
  const lookup = lookupOf(vocabulary.hashes);
  const rarest = vocabulary.idf.reduce((most, idf) => Math.max(most, idf), 0);
  return (block) => {
    const found = block.map(lookup).sort();
    const unknown = found.lastIndexOf(-1) + 1;
    const ids = new Int32Array(found.length - unknown);
    const values = new Float32Array(found.length - unknown);
    let count = 0;
    let squares = 0;
    for (let at = unknown; at < found.length; ) {
      const id = found[at] ?? 0;
      let next = at + 1;
      while (next < found.length && found[next] === id) next++;
      const value = (1 + Math.log(next - at)) * (vocabulary.idf[id] ?? 0);
      ids[count] = id;
      values[count++] = value;
      squares += value * value;
      at = next;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = 0; at < count; at++) values[at] = (values[at] ?? 0) * scale;
    const known = squares > 0 ? Math.sqrt(squares / (squares + unknown * rarest * rarest)) : 0;
    return { ids: ids.subarray(0, count), values: values.subarray(0, count), known };
  };
}

/** Turns grams into one vector: that of the words, and behind it that of the characters. Unknown grams are ignored. */
export function weighterOf(vocabulary: Vocabulary): (grams: Grams) => Sparse {
  const weigh = blockWeigherOf(vocabulary);
  return ({ words, chars }) => joined(weigh(words), weigh(chars));
}

/** Two vectors as one; the ids of the second are above those of the first. */
export function joined(first: Sparse, second: Sparse): Sparse {
  const ids = new Int32Array(first.ids.length + second.ids.length);
  const values = new Float32Array(ids.length);
  ids.set(first.ids);
  ids.set(second.ids, first.ids.length);
  values.set(first.values);
  values.set(second.values, first.ids.length);
  return { ids, values };
}
