import type { Grams } from '../text/grams.ts';
import { lookupOf } from './lookup.ts';
import type { Sparse } from './sparse.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Turns grams into a vector: (1 + ln count) × idf. Each block is scaled to length 1 on its own, so that two hundred
 * character grams do not drown ten words (Salton and Buckley 1988; separate blocks by our own measurements).
 */
export function weighterOf(vocabulary: Vocabulary): (grams: Grams) => Sparse {
  const lookup = lookupOf(vocabulary.hashes);
  const room = (grams: Grams) => grams.words.length + grams.chars.length;
  return (grams) => {
    const ids = new Int32Array(room(grams));
    const values = new Float32Array(room(grams));
    let count = 0;
    for (const block of [grams.words, grams.chars]) {
      const known = block.map(lookup).sort();
      const from = count;
      let squares = 0;
      for (let at = known.lastIndexOf(-1) + 1; at < known.length; ) {
        const id = known[at] ?? 0;
        let next = at + 1;
        while (next < known.length && known[next] === id) next++;
        const value = (1 + Math.log(next - at)) * (vocabulary.idf[id] ?? 0);
        ids[count] = id;
        values[count++] = value;
        squares += value * value;
        at = next;
      }
      const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      for (let at = from; at < count; at++) values[at] = (values[at] ?? 0) * scale;
    }
    return { ids: ids.slice(0, count), values: values.slice(0, count) };
  };
}
