import type { Asking } from './asks-back.ts';
import { isIn, segmentsOf } from './segments.ts';
import type { Sentence, WordToken } from './sentences.ts';

/**
 * Whether sentences can be a plain report of success: nothing is asked, nothing takes it back, and some clause tells of
 * the present, without a "not", a condition or a wish. What was, what will be and what might be solves nothing.
 */
export function isPlainSuccess(sentences: readonly Sentence[], asking: readonly (Asking | undefined)[]): boolean {
  if (asking.some((asks) => asks !== undefined)) return false;
  if (sentences.some(({ tokens }) => tokens.some((token) => isIn(token, 'relapsing')))) return false;
  const segments = sentences.flatMap(segmentsOf);
  // A yes in front is about what follows it.
  const telling = segments.filter(({ tokens }) => !tokens.every((token) => isIn(token, 'yes', 'courtesy')));
  return (telling.length > 0 ? telling : segments).some(
    ({ tokens, isNegative, isCondition }) =>
      !isNegative &&
      !isCondition &&
      !sinceNow(tokens).some((token) => isIn(token, 'past', 'future', 'irrealis')) &&
      // "They are stuck syncing"
      (!tokens.some((token) => isIn(token, 'bad')) || tokens.some((token) => isIn(token, 'mended'))),
  );
}

/** "The apple was there and now all is well": what precedes "now" tells how that came about. */
function sinceNow(tokens: readonly WordToken[]): readonly WordToken[] {
  return tokens.slice(
    Math.max(
      0,
      tokens.findLastIndex((token) => isIn(token, 'changing')),
    ),
  );
}
