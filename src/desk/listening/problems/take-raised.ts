import { beyondMending } from '../../../domain/content/acts.ts';
import { matterOf } from '../../../domain/content/matter-of.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Draft } from '../../draft.ts';
import { backToCaller } from '../../flow/back-to-caller.ts';
import { beginFlow } from '../../flow/begin.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { takenBackIn } from '../../flow/telling/taken-back.ts';
import type { Incoming } from '../../incoming.ts';
import { answerByForm } from '../../questions/answer-within.ts';
import type { TurnContext } from '../../turn-context.ts';
import { grantWish, isStepWished } from '../grant-wish.ts';
import { type Heard, hear } from '../hear.ts';
import { putAgain, sayAndPutAgain } from '../put-again.ts';
import { keptAndDenied, sayKept, withoutKept } from './keep-problem.ts';
import { takeOtherMatter } from './other-matter.ts';
import { isCallerMeant, problemRaised } from './problem-beside.ts';

/** Answers what was heard in a part of a message. */
type React = (context: TurnContext, draft: Draft, heard: Heard) => Promise<Draft | undefined>;

/** "Nothing else either. No wait, I mixed that up, my laptop is online": what is said last answers the open question. */
export async function takeAnew(
  { context, draft }: Incoming,
  current: CurrentPlan,
  ear: Ear,
  react: React,
): Promise<Draft | undefined> {
  if (current.open.phase !== 'question') return undefined;
  const said = takenBackIn(context.text, context.content.phrases, ear).takenBack.findLast((each) => each.isOutright);
  const last = said?.instead.at(-1);
  if (!said || last === undefined) return undefined;
  // "No sorry, Bluetooth is green, the mobile is grey": what is said last counts, if it is an answer by itself.
  for (const text of new Set([last, said.instead.join('. ')])) {
    const instead = { ...context, text };
    const heard = hear(instead, current);
    const isAnswer = heard?.interpretation.verdict === 'heard' && heard.interpretation.acts[0]?.act === 'answer';
    if (isAnswer) return react(instead, draft, heard);
  }
  return undefined;
}

/** Minimum share for a wish or a courtesy to be all that a message does. */
const sureOfWish = 0.9;

/**
 * Another problem that is raised in the middle of a flow. It begins at once if it is wanted first; else it is kept for
 * afterwards, and the rest of the message is answered.
 */
export async function takeRaised(
  incoming: Incoming,
  current: CurrentPlan,
  ear: Ear,
  react: React,
): Promise<Draft | undefined> {
  const { context, draft, heard } = incoming;
  const { say, content } = context;
  if (isCallerMeant(context, current, ear, heard())) return backToCaller(context, draft, current, 'unwanted');
  const other = await takeOtherMatter(incoming, current, ear);
  if (other) return other;
  const denied = keptAndDenied(context, draft, ear);
  // A mere no is meant for what was kept, and not for the open question.
  const isSaid = (word: string) => !ear.lexicon.groupsOf(word)?.has('no');
  const isAnswered = heard()?.interpretation.acts.some(
    ({ act, share, words }) => act === 'answer' && share >= sureOfWish && words.some(isSaid),
  );
  if (denied && !isAnswered) return sayAndPutAgain(context, withoutKept(draft, denied), current, say('later-dropped'));
  const raised = problemRaised(context, current, draft.state.later?.problems ?? [], ear);
  if (!raised) return undefined;
  const { problem, rest, isPreferred } = raised;
  // "So I just buy more?" asks what the open flow has an answer to, whatever else it sounds like.
  const foreseen = isPreferred || rest !== '' ? undefined : answerByForm(context, current, ear);
  if (foreseen !== undefined) return sayAndPutAgain(context, draft, current, foreseen);
  const [act] = heard()?.interpretation.acts ?? [];
  // "Hang on, I have to find my phone first"
  const isSomethingElse =
    (act?.act === 'elsewhere' && beyondMending.includes(act.kind)) ||
    (act?.act === 'wish' && !['another-step', 'help'].includes(act.kind) && act.share >= sureOfWish);
  if (isSomethingElse) return undefined;
  if (isStepWished(context, current))
    return isPreferred ? grantWish(context, draft, current, 'another-step') : undefined;
  if (isPreferred) {
    const title = matterOf(content.flows[problem.intent] ?? current.open.at.flow);
    return beginFlow(context, withoutKept(draft, problem), problem, say('call', { title }));
  }
  // Where nothing else is said, the person chooses which of the two comes first.
  if (rest === '' && act?.act === 'problem') return undefined;
  const noted = sayKept(context, draft, current, problem);
  const besides = { ...context, text: rest };
  const left = rest === '' ? undefined : hear(besides, current);
  const answered = left?.interpretation.verdict === 'heard' && (await react(besides, noted, left));
  return answered || putAgain(context, noted, current);
}
