import type { Step } from '../../domain/content/flow.ts';
import { factAsked } from '../position/fact-question.ts';
import { candidateSayings } from '../sayings/candidate-sayings.ts';
import { findSaying, type PreparedText } from '../sayings/find-saying.ts';

/**
 * The answer to a question for a fact that is given along with the answer to the question before it: "yes, on Wi-Fi".
 * Only sayings of its own count, and only if one answer alone is said.
 */
export function answerAlong(step: Step, listened: PreparedText): number | undefined {
  if (factAsked(step) === undefined) return undefined;
  const said = step.answers.flatMap(({ also, unasked }, index) =>
    candidateSayings(listened, [...also, ...unasked]).some((saying) => findSaying(listened, saying)?.negated === false)
      ? [index]
      : [],
  );
  return said.length === 1 ? said[0] : undefined;
}
