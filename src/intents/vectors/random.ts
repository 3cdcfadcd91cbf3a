import { hashEnd } from '../text/hash.ts';

/** Pseudo-random numbers in [0, 1), fixed by a seed. */
export type Random = () => number;

/** A seeded source of random numbers: a 32-bit counter stepped by the golden ratio, mixed by Murmur3's finaliser. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return (hashEnd(state) >>> 0) / 2 ** 32;
  };
}

/** Shuffles the first `count` numbers in place (Fisher and Yates). */
export function shuffle(numbers: Int32Array, count: number, random: Random): void {
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = kept;
  }
}
