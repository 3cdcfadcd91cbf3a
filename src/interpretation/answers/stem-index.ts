import { remembered } from '../../domain/remembered.ts';
import { leastSlip, type Relate } from '../alignment/relations.ts';
import type { Sentence } from '../text/sentences.ts';

/** Minimum similarity, or contrast, for a word to meet another. */
export const leastMet = 0.75;

/** The stems of sayings, arranged so that a message is compared only with sayings that share a stem with it. */
export type StemIndex = {
  /** Adds the stems of a saying. */
  readonly add: (stems: Iterable<string>) => void;
  /** The indexed stems that a word of the sentences meets. */
  readonly touched: (sentences: readonly Sentence[]) => ReadonlySet<string>;
  /** The indexed stems that a word of this stem meets. */
  readonly metBy: (stem: string) => readonly string[];
  /**
   * The other indexed stems that mean about the same: with at least `least` by `relate`, and no less than `leastMet`.
   */
  readonly alikeTo: (stem: string, least: number) => readonly string[];
};

/** People's words are without bound: the most for which is remembered what they meet. */
const mostRemembered = 2000;

/** What a word meets among the stems compared up to now: how many of each length, and how many were indexed then. */
type Looked = { taken: number; met: readonly string[]; readonly slips: readonly Slips[] };

type Slips = { readonly among: readonly string[]; seen: number; readonly met: string[] };

export function stemIndex(relate: Relate): StemIndex {
  const taken = new Set<string>();
  /** The stems by their lengths: a slip adds or leaves out one letter at most. */
  const byLength = new Map<number, string[]>();
  const ofLength = (length: number): string[] => {
    const known = byLength.get(length) ?? [];
    byLength.set(length, known);
    return known;
  };
  const looked = remembered(mostRemembered, (said): Looked => {
    const lengths = [said.length - 1, said.length, said.length + 1].filter((length) => length >= leastSlip);
    return { taken: -1, met: [], slips: lengths.map((length) => ({ among: ofLength(length), seen: 0, met: [] })) };
  });
  const metBy = (said: string): readonly string[] => {
    const known = looked(said);
    if (known.taken === taken.size) return known.met;
    known.taken = taken.size;
    const meets = (stem: string) => Math.abs(relate(stem, said)) >= leastMet;
    if (!relate.near) {
      known.met = [...taken].filter(meets);
      return known.met;
    }
    // Only those that were added since.
    for (const slips of known.slips)
      for (; slips.seen < slips.among.length; slips.seen++) {
        const stem = slips.among[slips.seen] ?? '';
        if (meets(stem)) slips.met.push(stem);
      }
    const near = [...relate.near(said)].filter((stem) => taken.has(stem) && meets(stem));
    known.met = [...new Set([...near, ...known.slips.flatMap(({ met }) => met)])];
    return known.met;
  };
  let found = new WeakMap<readonly Sentence[], ReadonlySet<string>>();
  return {
    metBy,
    alikeTo: (stem, least) => metBy(stem).filter((other) => other !== stem && relate(other, stem) >= least),
    add: (stems) => {
      const before = taken.size;
      for (const stem of stems) {
        if (taken.has(stem)) continue;
        taken.add(stem);
        ofLength(stem.length).push(stem);
      }
      if (taken.size > before) found = new WeakMap();
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
