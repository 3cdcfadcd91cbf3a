import { wordsOf } from '../domain/text/words.ts';
import type { CurrentPlan } from './flow/current-plan.ts';
import type { TurnContext } from './turn-context.ts';

/**
 * Whether the command `back` means that the person has come back to a step that took the phone away: then all its
 * words are in the button for that ("back", of "I'm back"), and they have not just gone back to this step.
 */
export function isBackFromParkedStep({ text, content }: TurnContext, { due, plan }: CurrentPlan): boolean {
  if (due.phase !== 'fix' || !due.at.step.parks || plan.attempts.takenBack) return false;
  const words = wordsOf(text);
  return content.phrases.says['button-back-again'].some((label) => {
    const inLabel = wordsOf(label);
    return words.every((word) => inLabel.includes(word));
  });
}
