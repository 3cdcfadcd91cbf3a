import type { Performed } from '../interpretation.ts';

/** What a message says to the open question, or about the open fix. */
export type Answered = {
  /** One at most. */
  readonly acts: readonly Performed[];
  /** The answers that fit alike, where several do. */
  readonly among?: readonly number[];
  /** The message is a saying of it, a yes, a no or a place, and nothing else. */
  readonly isWhole: boolean;
  /** The message is the answer's label. */
  readonly isLabel: boolean;
  /** Content lists it, in words or as a number, as a way to answer the check. */
  readonly isListed?: boolean;
  /** More than a yes or a no speaks for it. */
  readonly hasContent: boolean;
};

export const unanswered: Answered = { acts: [], isWhole: false, isLabel: false, hasContent: false };

/**
 * Turns log odds into a probability. Steepness and middle were chosen where shares came out as often right as they say.
 */
export function probabilityOf(score: number): number {
  return 1 / (1 + Math.exp(-steepness * (score - middle)));
}

/** The log odds that have a probability. */
export function oddsOf(probability: number): number {
  return middle + Math.log(probability / (1 - probability)) / steepness;
}

const steepness = 1.25;
const middle = 1;

/** Whether two answers are alike, the lower one being likely at all: both their log odds are given. */
export function areTied(higher: number, lower: number): boolean {
  return lower > 0.8 && higher - lower < 0.6;
}
