import { type PreparedText, readingsOfSaying } from './find-saying.ts';

/** The letters of a list's sayings, as written and expanded, one after the other for each. */
export type SayingIndex = {
  readonly masks: Int32Array;
  readonly slacks: Uint8Array;
  /** The total number of letters. */
  readonly lengths: Uint16Array;
  /** Of the first word. */
  readonly headMasks: Int32Array;
  readonly headSlacks: Uint8Array;
  /** The first letter. */
  readonly initials: Uint16Array;
  /** By saying: 1 if it reads the same expanded. */
  readonly arePlain: Uint8Array;
};

const known = new WeakMap<readonly string[], SayingIndex>();

/** Lists are content and recur with every message, so each is prepared once. */
export function sayingIndexOf(sayings: readonly string[], listened: PreparedText): SayingIndex {
  const before = known.get(sayings);
  if (before) return before;
  const made = prepare(sayings, listened);
  known.set(sayings, made);
  return made;
}

function prepare(sayings: readonly string[], listened: PreparedText): SayingIndex {
  const readings = sayings.map((saying) => readingsOfSaying(saying, listened));
  const all = readings.flat();
  return {
    masks: Int32Array.from(all, ({ mask }) => mask),
    slacks: Uint8Array.from(all, ({ slack }) => slack),
    lengths: Uint16Array.from(all, ({ joined }) => joined.length),
    headMasks: Int32Array.from(all, ({ words: [head] }) => head?.mask ?? 0),
    headSlacks: Uint8Array.from(all, ({ words: [head] }) => head?.slack ?? 0),
    initials: Uint16Array.from(all, ({ joined }) => joined.charCodeAt(0)),
    arePlain: Uint8Array.from(readings, ([written, writtenOut]) => (written === writtenOut ? 1 : 0)),
  };
}
