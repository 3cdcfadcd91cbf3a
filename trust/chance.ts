/** Numbers from 0 to 1 that a seed determines. */
export type Chance = () => number;

/** Mulberry32: small, and even enough to choose by. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list. */
export function oneOf<Each>(chance: Chance, list: readonly [Each, ...Each[]]): Each {
  return list[Math.floor(chance() * list.length)] ?? list[0];
}
