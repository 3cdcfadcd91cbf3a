import type { Proposition } from './proposition.ts';
import type { Relate } from './relations.ts';

/**
 * Whether what was asked last is another question than the open one: it asks whether somebody knows how to look, or no
 * word of one is asked by the other.
 */
export function isDetour(last: readonly Proposition[], own: readonly Proposition[], relate: Relate): boolean {
  if (last.length === 0 || own.length === 0) return false;
  const all = ({ main, condition }: Proposition) => [...main, ...condition];
  const isStrange = (one: Proposition, other: Proposition) =>
    all(one).every((a) => all(other).every((b) => relate(a.stem, b.stem) === 0));
  // "Do you have the router's password?" to "can you connect if the router's security is off?" only prepares for it.
  const isPreparing = (one: Proposition, other: Proposition) =>
    one.condition.length === 0 &&
    other.condition.length > 0 &&
    one.main.every((a) => other.main.every((b) => relate(a.stem, b.stem) === 0));
  return last.every(
    (one) =>
      one.isOfKnowing ||
      (one.main.length > 0 && own.every((other) => isStrange(one, other) || isPreparing(one, other))),
  );
}
