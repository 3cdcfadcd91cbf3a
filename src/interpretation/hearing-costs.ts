/** What a mistake or a question costs, against each other. */
export type HearingCosts = {
  /** Taking for said an answer that was not given, before a fix that cannot be undone. */
  readonly wrongBeforeLoss: number;
  readonly wrongAnswer: number;
  /** "Solved" that was not said. */
  readonly wrongSuccess: number;
  /** Another act that was not meant. */
  readonly wrongAct: number;
  /** A kind word to somebody who meant something else. */
  readonly wrongRemark: number;
  /** Telling somebody to leave the house who only spoke in a picture. */
  readonly falseAlarm: number;
  /** "I read that as … Right?" */
  readonly confirm: number;
  /** Asking again in other words. */
  readonly askAgain: number;
};

export const hearingCosts: HearingCosts = {
  wrongBeforeLoss: 12,
  wrongAnswer: 6,
  wrongSuccess: 9,
  wrongAct: 3,
  wrongRemark: 1.5,
  falseAlarm: 3.4,
  confirm: 1,
  askAgain: 1.6,
};
