import type { Desk } from '../../domain/content/desk.ts';
import type { Ranking, Verdict } from '../../domain/understanding/verdict.ts';

/** What a verdict is decided by, beside beliefs: what each mistake costs, and the expected share of strangers. */
export type Stakes = Pick<Desk, 'costs' | 'strangersShare'>;

/** At most this many intents are offered … */
const mostOffered = 3;
/** … each with at least this share of the belief: an offer of the unlikely reads as if nobody had listened. */
const leastOffered = 0.05;

/** What each act is expected to cost, and which intents would be offered. */
export type Prospects = {
  readonly sure: number;
  readonly torn: number;
  readonly lost: number;
  readonly between: readonly string[];
};

/**
 * The expected cost of each act: a wrong flow where it is not the first intent; an offer, and an apology after it where
 * none of the offered is meant; an apology where the message is in scope.
 *
 * @param belonging the probability that the message is in scope if both kinds were equally frequent; the shares of a
 *   ranking are beliefs given that it is
 */
export function prospectsOf(ranking: Ranking, belonging: number, { costs, strangersShare }: Stakes): Prospects {
  const ours = belonging * (1 - strangersShare);
  const inScope = ours === 0 ? 0 : ours / (ours + (1 - belonging) * strangersShare);
  const offered = ranking.slice(0, mostOffered).filter(({ share }) => share >= leastOffered);
  const belief = offered.reduce((sum, { share }) => sum + share, 0);
  return {
    sure: costs.wrongFlow * (1 - inScope * (ranking[0]?.share ?? 0)),
    torn: costs.offer + costs.apology * (1 - inScope * belief),
    lost: costs.apology * inScope,
    between: offered.map(({ intent }) => intent),
  };
}

/**
 * The act that is expected to cost least (Bayes' decision: C. Bishop, "Pattern Recognition and Machine Learning", 2006,
 * section 1.5.2); of equals the more cautious one.
 */
export function verdictOf(ranking: Ranking, belonging: number, stakes: Stakes): Verdict {
  const [first] = ranking;
  const { sure, torn, lost, between } = prospectsOf(ranking, belonging, stakes);
  if (!first || (lost <= sure && lost <= torn)) return { type: 'lost' };
  return sure < torn ? { type: 'sure', intent: first.intent } : { type: 'torn', between };
}
