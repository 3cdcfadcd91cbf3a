import type { Understanding } from '../../domain/understanding/verdict.ts';

type Intents = ReadonlySet<string | undefined>;

/** What the clauses that were left out sound like, and what those that may tell of the problem name. */
export type Sifted = {
  /** All that was left out … */
  readonly left: Intents;
  /** … of it what says outright that something works, or is not meant … */
  readonly outright: Intents;
  /** … what only stands in front of a "but" … */
  readonly beforeBut: Intents;
  /** … what is not meant … */
  readonly excluded: Intents;
  /** … what is only the cause … */
  readonly causes: Intents;
  /** … and of the causes what is a fault itself: "because there's no room". */
  readonly faults: Intents;
  /** Whether what is told speaks of what another clause has named: "no internet on it". */
  readonly refersBack: boolean;
  /** Whether what is told names a flow by the words of its title. */
  readonly isNamed: (intent: string) => boolean;
  readonly isFlow: (intent: string | undefined) => boolean;
};

/** Minimum share for a whole message to be clearly about one problem, whatever its clauses sound like by themselves. */
export const clearly = 0.9;

/** Minimum share for words that are torn to tell one problem all the same: what else they may mean was ruled out. */
export const nearlySure = 0.8;

/** Minimum share of its first intent for what is told to say something by itself. */
const telling = 0.5;

/** Minimum share for an intent to be offered. */
const leastOffered = 0.05;

/**
 * A message as a whole, and only its clauses that may tell of the problem: these go first where they differ, if what
 * was left out explains the difference.
 */
export function weighReadings(whole: Understanding, told: Understanding, sifted: Sifted): Understanding {
  const { left, outright, excluded, refersBack, isFlow } = sifted;
  const [ofWhole, ofTold] = [whole.ranking[0]?.intent, told.ranking[0]?.intent];
  const torn = (...between: readonly (string | undefined)[]): Understanding => ({
    verdict: {
      type: 'torn',
      between: between.flatMap((intent) => (intent !== undefined && isFlow(intent) ? [intent] : [])),
    },
    ranking: told.ranking,
  });
  if (ofWhole === ofTold) {
    const next = told.ranking.find(({ intent }) => !excluded.has(intent) && isFlow(intent));
    // "Not iCloud's storage, the iPhone's is full": what was denied is not meant, even where the words still sound like it.
    if (excluded.has(ofTold) && next && next.share >= leastOffered) return torn(next.intent, ofTold);
    return whole.verdict.type === 'sure' || told.verdict.type === 'lost' ? whole : told;
  }
  if (ofTold === undefined || !isFlow(ofTold)) return whole;
  // "All others get online, but mine doesn't" says little by itself.
  if (whole.verdict.type === 'sure' && (told.ranking[0]?.share ?? 0) < telling) return whole;
  // "Mobile data is on, but I can't get online without Wi-Fi."
  if (outright.has(ofTold) && !outright.has(ofWhole)) return without(outright, whole, isFlow);
  if (whole.verdict.type === 'sure' && !left.has(ofWhole)) return whole;
  const isClear = whole.verdict.type === 'sure' && (whole.ranking[0]?.share ?? 0) >= clearly;
  if (isClear && !outright.has(ofWhole) && !sifted.isNamed(ofTold)) {
    // "It's connected to the Wi-Fi, but there's no internet": the second clause says more about the first.
    if (sifted.beforeBut.has(ofWhole) || sifted.faults.has(ofWhole)) return whole;
    if (sifted.causes.has(ofWhole)) return told.verdict.type === 'sure' ? torn(ofWhole, ofTold) : whole;
  }
  if (refersBack && isClear) return sifted.isNamed(ofTold) ? torn(ofTold, ofWhole) : whole;
  if (told.verdict.type === 'sure') return told;
  if (whole.verdict.type === 'lost') return whole;
  const isSpared = outright.has(ofWhole) || (sifted.beforeBut.has(ofWhole) && sifted.isNamed(ofTold));
  const rest = isSpared && !refersBack ? without(new Set([...outright, ofWhole]), told, isFlow) : told;
  return rest.verdict.type === 'sure' ? rest : torn(ofTold, ofWhole);
}

/** An understanding without intents that were ruled out: sure, if hardly anything remains besides the first. */
function without(
  intents: Intents,
  { verdict, ranking }: Understanding,
  isFlow: (intent: string) => boolean,
): Understanding {
  const rest = ranking.filter(({ intent }) => !intents.has(intent));
  const [first] = rest;
  const sum = rest.reduce((total, { share }) => total + share, 0);
  if (!first || !isFlow(first.intent) || verdict.type === 'lost') return { verdict, ranking };
  return first.share >= nearlySure * sum
    ? { verdict: { type: 'sure', intent: first.intent }, ranking }
    : { verdict: { type: 'torn', between: [first.intent] }, ranking };
}
