import type { Clause } from '../../../interpretation/opening/clauses-of.ts';
import type { FirstWords } from '../../turn-context.ts';

/** Whether a clause is what somebody complains of; it says nothing of the steps. */
export function isComplaint({ classifier, content }: FirstWords, { isFault, text }: Clause): boolean {
  if (!isFault) return false;
  const { verdict } = classifier.understand(text);
  return verdict.type === 'sure' && content.flows[verdict.intent] !== undefined;
}
