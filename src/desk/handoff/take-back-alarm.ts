import { actName } from '../../domain/content/acts.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { holdsSaying } from '../../flows/sayings/holds-saying.ts';
import { dangersIn } from '../../interpretation/acts/danger-in.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import { type CurrentPlan, currentPlan } from '../flow/current-plan.ts';
import { takeAnswer } from '../flow/take-answer.ts';
import { isOfAnother } from '../group/anothers-episode.ts';
import type { Incoming } from '../incoming.ts';
import { followVerdict } from '../intent/follow-verdict.ts';
import { readOpening } from '../intent/read-opening.ts';
import { answerAboutWater, waterName } from '../questions/about-water.ts';
import { dangerNamed } from '../questions/answer-in-danger.ts';
import type { TurnContext } from '../turn-context.ts';
import { withdrawHandoff } from './withdraw.ts';

/**
 * "What? Nobody's in danger. My Wi-Fi is dead": apologises for an alarm that was none and goes on with the problem.
 * Whoever was called because of it is no longer waited for; an agent who has the conversation is left to it, and so is
 * whoever the person asked for before the alarm.
 */
export async function alarmTakenBack(incoming: Incoming): Promise<Draft | undefined> {
  const { context, draft } = incoming;
  const { owner, danger, asked } = draft.state;
  if (danger === undefined || owner.type === 'agent' || context.tap || !deniesDanger(context, danger)) return undefined;
  const handoff = owner.type === 'waiting' ? await context.handoff(owner.handoff) : undefined;
  if (handoff && isAnothers(context, handoff)) return undefined;
  const calm = withReplies(withState(draft, { danger: undefined }), {
    kind: 'say',
    text: context.say('urgent-taken-back'),
  });
  if (handoff && handoff.reason !== 'danger') return calm;
  const withdrawn = handoff ? withdrawHandoff(context, calm, handoff) : calm;
  const back = withState(withdrawn, { owner: { type: 'bot' }, asked: undefined });
  const current = await currentPlan(context, back.state);
  if (current) return goOn({ ...incoming, draft: back, current });
  const told = readOpening(context);
  const before = asked?.type === 'danger' ? asked.words : handoff?.problem;
  if (told.verdict.type === 'sure' || before === undefined) return followVerdict(context, back, told);
  const first = { ...context, text: before };
  return followVerdict(first, back, readOpening(first), before);
}

/** Goes on with the flow. What was denied is not asked again: "it isn't wet" answers whether it got wet. */
function goOn({ context, draft, current }: Incoming & { readonly current: CurrentPlan }): Promise<Draft> | Draft {
  const { ear, text } = context;
  const isDenied = ear !== undefined && !isOfAnother(context) && dangersIn(text, ear, 'denied').has(waterName);
  const answer = isDenied ? answerAboutWater(current.open, 'fine', ear) : undefined;
  return answer === undefined
    ? askAgain(context, draft, current)
    : takeAnswer(context, draft, current, { type: 'reading', reading: { type: 'answered', answer } });
}

/**
 * Whether words say, anywhere among them, that there is no danger, or deny the one just warned of: "nobody got a shock". Who
 * says that they or somebody are not harmed may not tell all.
 */
function deniesDanger({ text, content: { phrases }, ear }: TurnContext, danger: string): boolean {
  const kind = dangerNamed(danger);
  const prepared = prepareText(text, phrases);
  const name = kind && actName({ act: 'urgent', kind });
  // "Still smoking, but no danger": what is told of it counts.
  if (ear && name !== undefined && dangersIn(text, ear).has(name)) return false;
  if (holdsSaying(prepared, phrases.hears['no-danger'])) return true;
  if (kind === 'water' && holdsSaying(prepared, phrases.hears.dry)) return true;
  if (!ear || name === undefined || kind === 'harm' || kind === 'self-harm') return false;
  return dangersIn(text, ear, 'denied').has(name);
}

/** In a group nobody takes back what another has asked for. */
function isAnothers({ conversation, input }: TurnContext, { person }: Handoff): boolean {
  return conversation.group !== undefined && person !== undefined && person.id !== input.from?.id;
}
