/** What became of a step, as an agent reads it. "Tried" is `no-effect` or `solved`. */
export const stepResults = [
  'fine',
  'solved',
  'no-effect',
  'could-not',
  'already-done',
  'unsure',
  'skipped',
  'not-needed',
  'open',
  'not-reached',
] as const;

export type StepResult = (typeof stepResults)[number];

/** One step of the ledger: what was asked, answered and tried. */
export type LedgerRow = {
  readonly flow: string;
  readonly step: string;
  readonly title: string;
  /** The label of the answer given. */
  readonly answer?: string;
  /** What the person typed. */
  readonly words?: string;
  readonly source?: 'asked' | 'volunteered' | 'changed';
  readonly result: StepResult;
  /** What is true of a fix beside its result: it helped in part, or for a while. */
  readonly note?: 'partly' | 'relapse';
  readonly at?: number;
  /** How long the step was parked, ms. */
  readonly parkedFor?: number;
  /** The rows of the flow this step called. */
  readonly through?: readonly LedgerRow[];
};

/** What was tried, for the agent: the fold of a plan. */
export type Ledger = {
  readonly flow: string;
  readonly title: string;
  readonly opening: string;
  /** Facts known, as their titles: `on Wi-Fi`. */
  readonly facts: readonly string[];
  readonly rows: readonly LedgerRow[];
};
