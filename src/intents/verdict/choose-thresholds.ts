import type { Desk } from '../../domain/content/desk.ts';
import type { Ranking, Verdict } from '../../domain/understanding/verdict.ts';

/** The minimum belief to be sure of an intent, and the minimum to offer the best two or three. */
export type Thresholds = { readonly sure: number; readonly offer: number };

/** A desk's costs of a wrong flow, an offer and an apology, relative to each other. */
export type Costs = Desk['costs'];

/** The minimum share of a third intent, relative to the best one, to be offered too. */
const worthOffering = 0.1;

/**
 * Turns a ranking into a verdict.
 *
 * @param belonging the probability that the message is in scope; the shares of a ranking are beliefs given that it is
 */
export function verdictOf(ranking: Ranking, belonging: number, thresholds: Thresholds): Verdict {
  const [first, second, third] = ranking;
  if (!first) return { type: 'lost' };
  if (first.share * belonging >= thresholds.sure) return { type: 'sure', intent: first.intent };
  if (!second) return { type: 'lost' };
  const between = [first, second, ...(third && third.share >= worthOffering * first.share ? [third] : [])];
  const belief = between.reduce((sum, { share }) => sum + share, 0) * belonging;
  return belief >= thresholds.offer ? { type: 'torn', between: between.map(({ intent }) => intent) } : { type: 'lost' };
}

/** A held-out row: the beliefs about it, and the truth; one without an intent is out of scope. */
export type Judged = { readonly ranking: Ranking; readonly belonging: number; readonly intent?: string };

/** What a verdict costs, given the truth. An offer without the right intent is followed by an apology. */
export function costOf(verdict: Verdict, intent: string | undefined, costs: Costs): number {
  switch (verdict.type) {
    case 'sure':
      return verdict.intent === intent ? 0 : costs.wrongFlow;
    case 'torn':
      return intent !== undefined && verdict.between.includes(intent) ? costs.offer : costs.offer + costs.apology;
    case 'lost':
      return intent === undefined ? 0 : costs.apology;
  }
}

const steps = Array.from({ length: 99 }, (_, at) => (at + 1) / 100);
const reach = 6;

/**
 * The thresholds with the lowest smoothed cost on held-out rows. Among equals the middle one is taken. The two hardly
 * depend on each other, so they are searched in turn, twice.
 *
 * @param strangersShare the total weight of out-of-scope rows, from 0 to 1: their expected share of messages
 */
export function chooseThresholds(rows: readonly Judged[], costs: Costs, strangersShare: number): Thresholds {
  const strangers = rows.filter((row) => row.intent === undefined).length;
  const weightOf = ({ intent }: Judged) =>
    intent === undefined ? strangersShare / strangers : (1 - strangersShare) / (rows.length - strangers);
  const costAt = (thresholds: Thresholds) =>
    rows.reduce(
      (sum, row) => sum + weightOf(row) * costOf(verdictOf(row.ranking, row.belonging, thresholds), row.intent, costs),
      0,
    );
  const start: Thresholds = { sure: 0.7, offer: 0.4 };
  if (rows.length === 0) return start;
  const better = (now: Thresholds, name: keyof Thresholds): Thresholds => {
    const smooth = smoothed(steps.map((value) => costAt({ ...now, [name]: value })));
    const least = Math.min(...smooth);
    const best = steps.filter((_, at) => (smooth[at] ?? 0) <= least + 1e-9);
    return { ...now, [name]: best[best.length >> 1] ?? now[name] };
  };
  return better(better(better(better(start, 'offer'), 'sure'), 'offer'), 'sure');
}

/** Each value as the mean of those up to `reach` steps away, because the minimum of a flat, ragged curve is chance. */
function smoothed(values: readonly number[]): readonly number[] {
  return values.map((_, at) => {
    const around = values.slice(Math.max(0, at - reach), at + reach + 1);
    return around.reduce((sum, value) => sum + value, 0) / around.length;
  });
}
