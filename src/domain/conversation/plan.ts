/**
 * What a person's words mean at an open point of a plan.
 * `landed` promotes its step to the front of the flow; `learned` sets a fact; the others settle or move their step.
 */
export type Reading =
  | { readonly type: 'answered'; readonly answer: number }
  | { readonly type: 'unsure' }
  | { readonly type: 'already' }
  | { readonly type: 'skip' }
  | { readonly type: 'returned' }
  | { readonly type: 'solved' }
  /** `note`: it helped in part, or for a while. */
  | { readonly type: 'no-effect'; readonly note?: 'partly' | 'relapse' }
  | { readonly type: 'could-not' }
  | { readonly type: 'carry-on' }
  | { readonly type: 'landed' }
  | { readonly type: 'learned'; readonly fact: string; readonly value: string };

/** Where a reading comes from: said in reply, said without being asked, or taken for granted. */
type AnswerSource = 'said' | 'volunteered' | 'granted';

/** One reading of the trail. */
export type TrailItem = {
  /**
   * The step: its id (`connection`), or for a step of a called flow the caller's path, a slash, the flow, a colon
   * and the id (`connection/wifi-not-working:router`). Empty for a `learned` fact.
   */
  readonly path: string;
  readonly reading: Reading;
  readonly source: AnswerSource;
  /** The id of the input that brought it; `back` drops all items of one input. */
  readonly input: string;
  /** When it was said, ms since 1970. */
  readonly at: number;
  /** What was typed, where it was typed. */
  readonly words?: string;
};

/** How often the open point was answered in vain; gone as soon as the plan moves. */
export type Attempts = {
  readonly unsure: number;
  readonly unclear: number;
  /** It was shown once more where to look for what a fix speaks of. */
  readonly shown?: boolean;
  /** Whether somebody was told that it is too early to have finished what takes the phone away. */
  readonly early?: boolean;
  /** It has been asked whether a fix that helped a little still makes things better. */
  readonly partly?: boolean;
  /** How often the open question was put again after something else was said. */
  readonly puts?: number;
  /** The answers that the words fitted, where they fitted more than one. */
  readonly among?: readonly number[];
  /** The person went back to it: at a step that took the phone away, another "back" is the command again. */
  readonly takenBack?: boolean;
};

export const noAttempts: Attempts = { unsure: 0, unclear: 0 };

/** The only state of a running flow. Where it stands is derived from it, never stored. */
export type Plan = {
  /** The hash of the pinned bundle. */
  readonly bundle: string;
  readonly flow: string;
  /** The input that began it: `back` never goes behind it. */
  readonly begun: string;
  readonly beganAt: number;
  /** The person's first words. */
  readonly opening: string;
  readonly trail: readonly TrailItem[];
  readonly attempts: Attempts;
  /** The path of the step whose fix was asked about last. */
  readonly followedUp?: string;
  /** The path of the step at whose fix the person has said goodbye: their silence there means nothing. */
  readonly partedAt?: string;
  /** What stood before an answer was changed, so that `back` can take the change back. */
  readonly changed?: Changed;
};

/** The trail before one input changed an answer, and before that the change before. */
type Changed = {
  readonly input: string;
  readonly trail: readonly TrailItem[];
  readonly changed?: Changed;
};
