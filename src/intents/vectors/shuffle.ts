import type { Random } from './random.ts';

/** Shuffles the first `count` numbers in place (Fisher and Yates). */
export function shuffle(numbers: Int32Array, count: number, random: Random): void {
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = kept;
  }
}
