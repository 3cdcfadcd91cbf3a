/**
 * How a holdout was understood. In scope: `right`, `offered`, `lost`, `begins X`, or `asks: X, Y` where neither is
 * meant. Out of scope: `lost`, as it should be, `begins X` or `asks: X, Y`.
 */
export type HoldoutOutcome = string;

/** Figures in per cent, by name; higher is better, except for those in `lowerIsBetter`. */
type Percentages = Readonly<Record<string, number>>;

/** How one language's holdouts were understood. */
export type SetFigures = {
  /** A hash of what was learned. */
  readonly learned: string;
  readonly percent: Percentages;
  /** By intent, by sentence. */
  readonly holdouts: Readonly<Record<string, Readonly<Record<string, HoldoutOutcome>>>>;
  readonly notOurs: Readonly<Record<string, HoldoutOutcome>>;
  /** Utterances that are misunderstood although they were learned, as `intent: sentence`. */
  readonly learnedInVain: Readonly<Record<string, HoldoutOutcome>>;
};

/** Figures of all languages, and the version of the program that measured them. */
export type Figures = { readonly engine: number; readonly sets: Readonly<Record<string, SetFigures>> };

export const lowerIsBetter: ReadonlySet<string> = new Set(['begun wrongly', 'calibration error']);

/** Whether a holdout in scope led to the right flow, at once or by an offer. */
export function isUnderstood(outcome: HoldoutOutcome): boolean {
  return outcome === 'right' || outcome === 'offered';
}
