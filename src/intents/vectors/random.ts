/** Random numbers in [0, 1) that a seed fixes for ever. */
export type Random = () => number;

/** A seeded source of random numbers: a 32-bit counter by the golden ratio, mixed by Murmur3's finaliser. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let h = state;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
  };
}
