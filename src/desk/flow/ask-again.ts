import { choiceOf } from '../../domain/conversation/pick.ts';
import { paragraphs, runOn } from '../../flows/replies/join-paragraphs.ts';
import { type Draft, withNothingAsked, withReplies } from '../draft.ts';
import { topicChoices, withTopics } from '../intent/topics.ts';
import type { TurnContext } from '../turn-context.ts';
import type { CurrentPlan } from './current-plan.ts';
import { playFlow } from './play.ts';

/** Asks again what is open: the current plan's question, check or notice; without a plan, what is wrong. */
export function askAgain(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan | undefined,
  lead?: string,
): Promise<Draft> | Draft {
  const calm = withNothingAsked(draft);
  if (current) return playFlow(context, calm, current.bundle, current.plan, { manner: 'again', lead });
  return withTopics(context, calm, runOn(lead, context.say('greeting-again')), 'greeting');
}

/**
 * "I didn't get that": no words at all, far too many, or words that mean nothing here. Topics go with it, without those
 * that were refused just now.
 */
export function apologise(
  context: TurnContext,
  draft: Draft,
  saying: 'no-words' | 'too-long' | 'lost' | 'lost-again' | 'offer-denied' | 'trouble-again',
  refused: readonly string[] = [],
): Draft {
  const { content, say } = context;
  const intents = content.desk.topics.filter((intent) => !refused.includes(intent));
  const person = saying === 'lost-again' ? [choiceOf(say('button-person'), { type: 'person' })] : [];
  const topics = saying === 'lost' || saying === 'offer-denied' ? paragraphs(say(saying), say('topics')) : say(saying);
  return withReplies(draft, {
    kind: 'apology',
    text: topics,
    choices: [...topicChoices(content, intents), ...person],
    intents,
  });
}
