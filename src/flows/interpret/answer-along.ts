import type { Step } from '../../domain/content/flow.ts';
import { factAsked } from '../position/fact-question.ts';
import type { PreparedText } from '../sayings/find-saying.ts';
import { holdsSaying } from '../sayings/holds-saying.ts';

/** The answer with a saying in the text; undefined if none has one, or several have. */
export function answerHeld({ answers }: Step, listened: PreparedText): number | undefined {
  const said = answers.flatMap(({ also, unasked }, index) =>
    holdsSaying(listened, also) || holdsSaying(listened, unasked) ? [index] : [],
  );
  return said.length === 1 ? said[0] : undefined;
}

/**
 * The answer to a question for a fact that is given along with the answer to the question before it: "yes, on Wi-Fi".
 * Only sayings of its own count, and only if one answer alone is said.
 */
export function answerAlong(step: Step, listened: PreparedText): number | undefined {
  return factAsked(step) === undefined ? undefined : answerHeld(step, listened);
}
