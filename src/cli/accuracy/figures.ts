/**
 * How a holdout was understood. In scope: `right`, `offered`, `lost`, `begins X`, or `asks: X, Y` where neither is
 * meant. Out of scope: `lost`, as it should be, `begins X` or `asks: X, Y`.
 */
export type HoldoutOutcome = string;

/**
 * How a held-out reply was heard at its question: `right`, `asked` where the desk asks whether an answer was meant,
 * `unheard`, or `takes X` where another answer is taken than was given, or one where none was.
 */
export type ReplyOutcome = string;

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
  /** By flow, by `step: reply`. Older figures, and desks that hold out none, have none. */
  readonly replies?: Readonly<Record<string, Readonly<Record<string, ReplyOutcome>>>>;
};

/** Figures of all languages, and the version of the program that measured them. */
export type Figures = { readonly engine: number; readonly sets: Readonly<Record<string, SetFigures>> };

export const lowerIsBetter: ReadonlySet<string> = new Set([
  'begun wrongly',
  'calibration error',
  'replies asked about',
  'replies heard wrongly',
]);

/** Whether a holdout in scope led to the right flow, at once or by an offer. */
export function isUnderstood(outcome: HoldoutOutcome): boolean {
  return outcome === 'right' || outcome === 'offered';
}

/** The outcome of a reply that was taken for an answer which it does not give. */
export function takenAs(label: string): ReplyOutcome {
  return `takes ${label}`;
}

/** Whether a reply was taken for an answer which it does not give. */
export function isHeardWrongly(outcome: ReplyOutcome): boolean {
  return outcome.startsWith('takes ');
}
