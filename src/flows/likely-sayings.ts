import { type Listened, likenessOf } from './find-saying.ts';
import { mayStandIn } from './spelling.ts';

/** Masks and slacks of a list's sayings, both readings of each one after the other. */
type Likenesses = { readonly masks: Int32Array; readonly slacks: Uint8Array };

/** Shorter lists are as quickly gone through as looked up. */
const shortList = 3;

const known = new WeakMap<readonly string[], Likenesses>();

/**
 * Those of a list of sayings that the letters of a text could spell; none of the others can be found in it. Lists are
 * content and come again with every message, so each is prepared once.
 */
export function likelySayings(listened: Listened, sayings: readonly string[]): readonly string[] {
  if (sayings.length <= shortList) return sayings;
  const likenesses = known.get(sayings) ?? prepare(sayings, listened);
  const { masks, slacks } = likenesses;
  const [one, other] = listened.readings;
  return sayings.filter((_, index) => {
    const at = 2 * index;
    return may(one.mask, at) || may(other.mask, at + 1);
  });

  function may(text: number, at: number): boolean {
    return mayStandIn(text, masks[at] ?? 0, slacks[at] ?? 0);
  }
}

function prepare(sayings: readonly string[], listened: Listened): Likenesses {
  const all = sayings.flatMap((saying) => likenessOf(saying, listened));
  const made = { masks: Int32Array.from(all, ({ mask }) => mask), slacks: Uint8Array.from(all, ({ slack }) => slack) };
  known.set(sayings, made);
  return made;
}
