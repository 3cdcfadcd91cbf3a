/**
 * What became of a holdout. Of one of ours: `right`, `offered`, `lost`, `begins X` or `asks: X, Y` where neither is
 * meant; of a stranger's: `lost` as it should be, `begins X` or `asks: X, Y`.
 */
export type HoldoutOutcome = string;

/** A set's figures in per cent, by name; a higher one is better unless `lowerIsBetter` has its name. */
export type Percentages = Readonly<Record<string, number>>;

/** What one language's holdouts came to. */
export type SetFigures = {
  /** A hash of what was learned. */
  readonly learned: string;
  readonly percent: Percentages;
  /** By intent, by sentence. */
  readonly holdouts: Readonly<Record<string, Readonly<Record<string, HoldoutOutcome>>>>;
  readonly notOurs: Readonly<Record<string, HoldoutOutcome>>;
  /** Utterances that are not understood although they were learned, as `intent: sentence`. */
  readonly learnedInVain: Readonly<Record<string, HoldoutOutcome>>;
};

/** Figures of all languages, and the version of the program that measured them. */
export type Figures = { readonly engine: number; readonly sets: Readonly<Record<string, SetFigures>> };

export const lowerIsBetter: ReadonlySet<string> = new Set(['begun wrongly', 'calibration error']);

/** Whether a holdout of ours led where it should, at once or by an offer. */
export function isUnderstood(outcome: HoldoutOutcome): boolean {
  return outcome === 'right' || outcome === 'offered';
}
