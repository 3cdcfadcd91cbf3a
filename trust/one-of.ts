import type { Random } from '../src/intents/vectors/random.ts';

/** One of a list. */
export function oneOf<Each>(chance: Random, list: readonly [Each, ...Each[]]): Each {
  return list[Math.floor(chance() * list.length)] ?? list[0];
}
