import { remembered } from '../../domain/remembered.ts';
import { leastSlip, type Relate } from '../alignment/relations.ts';
import type { Sentence } from '../text/sentences.ts';

/** From this likeness on, or contrast, a word meets another. */
export const leastMet = 0.75;

/** The stems of sayings, arranged so that a message looks only at sayings of which it meets a stem. */
export type StemIndex = {
  /** Takes up the stems of a saying. */
  readonly add: (stems: Iterable<string>) => void;
  /** The stems taken up that a word of the sentences meets. */
  readonly touched: (sentences: readonly Sentence[]) => ReadonlySet<string>;
  /** The stems taken up that a word of this stem meets. */
  readonly metBy: (stem: string) => readonly string[];
  /** The other stems taken up that mean about what this one means: by at least so much of `relate`, `leastMet` or more. */
  readonly alikeTo: (stem: string, least: number) => readonly string[];
};

/** People's words are without bound: for no more is it remembered what they meet. */
const mostRemembered = 2000;

export function stemIndex(relate: Relate): StemIndex {
  const taken = new Set<string>();
  /** The stems by their lengths: a slip adds or leaves out one letter at most. */
  const byLength = new Map<number, string[]>();
  const mayMeet = (said: string): Iterable<string> => {
    if (!relate.near) return taken;
    const long = [said.length - 1, said.length, said.length + 1].filter((length) => length >= leastSlip);
    const slips = long.flatMap((length) => byLength.get(length) ?? []);
    return new Set([...[...relate.near(said)].filter((stem) => taken.has(stem)), ...slips]);
  };
  const reading = () =>
    remembered(mostRemembered, (said) => [...mayMeet(said)].filter((stem) => Math.abs(relate(stem, said)) >= leastMet));
  let metBy = reading();
  let found = new WeakMap<readonly Sentence[], ReadonlySet<string>>();
  return {
    metBy: (stem) => metBy(stem),
    alikeTo: (stem, least) => metBy(stem).filter((other) => other !== stem && relate(other, stem) >= least),
    add: (stems) => {
      const before = taken.size;
      for (const stem of stems) {
        if (taken.has(stem)) continue;
        taken.add(stem);
        byLength.set(stem.length, [...(byLength.get(stem.length) ?? []), stem]);
      }
      if (taken.size === before) return;
      metBy = reading();
      found = new WeakMap();
    },
    touched: (sentences) => {
      const before = found.get(sentences);
      if (before) return before;
      const stems = new Set<string>();
      for (const { tokens } of sentences) for (const { stem } of tokens) for (const met of metBy(stem)) stems.add(met);
      found.set(sentences, stems);
      return stems;
    },
  };
}
