import type { AskedWords, Stems } from './telling-words.ts';

/** How much a synonym counts. */
const inLikeness = 0.85;

/** How much the words in common must tell together: "phone" is in every other question. */
const leastInCommon = 0.3;

/** How much words beyond the wording count against it, and how much those of the wording that are missing. */
const beyond = 0.55;
const unsaid = 0.8;

/** What somebody asks, and what its words are looked up in. */
export type Question = {
  readonly said: Stems;
  /** The stem that was said, by a stem that means the same. */
  readonly meant: ReadonlyMap<string, string>;
  readonly asked: AskedWords;
};

export function questionOf(said: Stems, asked: AskedWords): Question {
  const meant = new Map<string, string>();
  for (const [stem, share] of said)
    if (share === 1) for (const other of asked.alikeTo(stem)) if (!said.has(other)) meant.set(other, stem);
  return { said, meant, asked };
}

/** How like a wording a question is, 0 to 1: the share of what they tell that they have in common. */
export function likeness({ said, meant, asked: { telling } }: Question, wording: Stems): number {
  let common = 0;
  let missing = 0;
  let content = 0;
  const met = new Set<string>();
  for (const [stem, share] of wording) {
    const weight = share * telling(stem);
    const same = said.has(stem) ? stem : meant.get(stem);
    if (same === undefined) {
      missing += weight;
      continue;
    }
    met.add(same);
    common += weight * (same === stem ? 1 : inLikeness);
    if (share >= leastNaming) content += weight;
  }
  let rest = 0;
  for (const [stem, share] of said) if (!met.has(stem)) rest += share * telling(stem);
  const like = common === 0 ? 0 : common / (common + beyond * rest + unsaid * missing);
  // "How long will all this take?" consists of small words.
  return content >= leastInCommon || like >= asGoodAsSaid ? like : 0;
}

/** Minimum likeness where only small words are in common: then the wording has to be almost the same. */
const asGoodAsSaid = 0.7;

/** Smaller words name nothing. */
const leastNaming = 0.4;

/** A question whose words tell less than this names nothing. */
const leastTold = 0.42;

/**
 * How much of what a question names is spoken of, 0 to 1; undefined where it names nothing.
 *
 * @param left how much of a stem is left to be spoken of, where the kind of the question accounts for the rest
 */
export function covering(
  { said, asked: { telling, alikeTo } }: Question,
  spoken: Stems,
  left?: (stem: string) => number,
): number | undefined {
  let found = 0;
  let all = 0;
  for (const [stem, share] of said) {
    if (share < leastNaming) continue;
    const weight = share * telling(stem) * (left?.(stem) ?? 1);
    all += weight;
    found +=
      weight * (spoken.get(stem) ?? inLikeness * Math.max(0, ...alikeTo(stem).map((each) => spoken.get(each) ?? 0)));
  }
  return all < leastTold ? undefined : found / all;
}

/** Whether a question names something that one of these speaks of. */
export function isNamedBy({ said, asked: { alikeTo } }: Question, spoken: readonly Stems[]): boolean {
  return [...said].some(
    ([stem, share]) => share === 1 && [stem, ...alikeTo(stem)].some((each) => spoken.some((stems) => stems.has(each))),
  );
}
