import { type Listened, readingsOfSaying } from './find-saying.ts';
import { mayBeSpelt, mayStandIn } from './spelling.ts';

/** What the letters of a list's sayings tell, both readings of each one after the other. */
type Likenesses = {
  readonly masks: Int32Array;
  readonly slacks: Uint8Array;
  /** Of the first word. */
  readonly headMasks: Int32Array;
  readonly headSlacks: Uint8Array;
  /** The first letter. */
  readonly initials: Uint16Array;
  /** 1 where both readings are the same, by saying. */
  readonly arePlain: Uint8Array;
};

/** Shorter lists are as quickly gone through as looked up. */
const shortList = 3;

const known = new WeakMap<readonly string[], Likenesses>();

/**
 * Those of a list of sayings that the letters of a text could spell; none of the others can be found in it. Lists are
 * content and come again with every message, so each is prepared once.
 */
export function likelySayings(listened: Listened, sayings: readonly string[]): readonly string[] {
  if (sayings.length <= shortList) return sayings;
  const { masks, slacks, headMasks, headSlacks, initials, arePlain } = known.get(sayings) ?? prepare(sayings, listened);
  const [written, writtenOut] = listened.readings;
  const isPlain = written === writtenOut;
  return sayings.filter(
    (_, index) => may(written, 2 * index) || (!(isPlain && arePlain[index]) && may(writtenOut, 2 * index + 1)),
  );

  function may({ mask, words }: Listened['readings'][0], at: number): boolean {
    const wanted = masks[at] ?? 0;
    if (!mayStandIn(mask, wanted, slacks[at] ?? 0)) return false;
    for (const word of words) {
      if (mayBeSpelt(word.mask, headMasks[at] ?? 0, headSlacks[at] ?? 0)) return true;
      if (word.letters.charCodeAt(0) === initials[at] && mayStandIn(wanted, word.mask, 0)) return true;
    }
    return false;
  }
}

function prepare(sayings: readonly string[], listened: Listened): Likenesses {
  const readings = sayings.map((saying) => readingsOfSaying(saying, listened));
  const all = readings.flat();
  const made: Likenesses = {
    masks: Int32Array.from(all, ({ mask }) => mask),
    slacks: Uint8Array.from(all, ({ slack }) => slack),
    headMasks: Int32Array.from(all, ({ words: [head] }) => head?.mask ?? 0),
    headSlacks: Uint8Array.from(all, ({ words: [head] }) => head?.slack ?? 0),
    initials: Uint16Array.from(all, ({ joined }) => joined.charCodeAt(0)),
    arePlain: Uint8Array.from(readings, ([written, writtenOut]) => (written === writtenOut ? 1 : 0)),
  };
  known.set(sayings, made);
  return made;
}
