import { actName } from '../../domain/content/acts.ts';
import type { Heard } from '../listening/hear.ts';
import type { TurnContext } from '../turn-context.ts';

/**
 * "Fetch me somebody then", "bye, I'll be back tonight": not heard for sure, but what openings are known for, and what
 * the words do more likely than anything else.
 */
export function soundsLike(
  act: 'wish.person' | 'social.bye',
  { classifier, text, ear }: TurnContext,
  heard?: Heard,
): boolean {
  const [first] = heard?.interpretation.acts ?? [];
  const isDoubted = heard?.interpretation.verdict !== 'heard';
  const isNamed = !first || ('kind' in first && actName(first) === act) || first.share < leastOfOther;
  if (!ear || !isDoubted || !isNamed) return false;
  const { verdict } = classifier.understand(text);
  if (verdict.type !== 'sure' || verdict.intent !== (act === 'wish.person' ? 'talk-to-agent' : 'goodbye')) return false;
  const [likeliest] = ear.readActs(text).toSorted((one, other) => other.share - one.share);
  return likeliest?.kind === act;
}

/** Minimum share for something else to be heard in such words. */
const leastOfOther = 0.4;
