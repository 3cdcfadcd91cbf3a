import type { Tellable } from '../../flows/interpret/tellable.ts';
import { findStep } from '../../flows/position/find-step.ts';
import { belongsTo } from '../../flows/position/step-path.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { interpret } from '../../interpretation/interpret.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { TurnContext } from '../turn-context.ts';

/** Minimum share for words to answer the earlier question. */
const sureEnough = 0.6;

/** "Sorry, I meant no": what the last answer becomes, if the words answer its question differently. */
export function lastAnswerAnew(
  { text }: TurnContext,
  { plan, bundle, open }: CurrentPlan,
  ear: Ear,
): readonly Tellable[] {
  const last = plan.trail.findLast(({ source, reading }) => source === 'said' && reading.type === 'answered');
  const step = last && findStep(bundle, plan.flow, last.path)?.step;
  if (!last || !step?.ask || !isPlayedIn(last.path, open.at.frame)) return [];
  const place = { phase: 'question', question: step.ask, answers: step.answers } as const;
  const anew = [text, lastYesOrNo(text, ear)]
    .flatMap((words) => interpret(words, place, ear).acts)
    .find((act) => act.act === 'answer' && act.answer !== 'unsure' && act.share >= sureEnough);
  if (anew?.act !== 'answer' || anew.answer === 'unsure') return [];
  const { label = '' } = step.answers[anew.answer] ?? {};
  return [{ path: last.path, reading: { type: 'answered', answer: anew.answer }, label, sayings: [] }];
}

/** The yes or no that a correction ends in: "I meant no". */
function lastYesOrNo(text: string, { lexicon }: Ear): string {
  const tokens = wordTokensOf(text, lexicon);
  return tokens.findLast((token) => isIn(token, 'yes', 'no'))?.text ?? '';
}

/** Whether a step belongs to the flow that plays in a frame; the outermost has no name. */
function isPlayedIn(path: string, frame: string): boolean {
  return frame === '' ? !path.includes('/') : belongsTo(path, frame);
}
