import type { FlowBundle } from '../../domain/content/flow.ts';
import { noAttempts, type Plan, type Reading, type TrailItem } from '../../domain/conversation/plan.ts';
import { answerAlong } from '../../flows/interpret/answer-along.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import type { ReplyReading } from '../../flows/interpret/reply-reading.ts';
import type { Tellable } from '../../flows/interpret/tellable.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import type { OpenStep } from '../../flows/position/walk-flow.ts';
import { drawPath, drawPathsIn } from '../../flows/replies/draw-path.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import { type Draft, withCleanSlate, withReplies } from '../draft.ts';
import { handOff } from '../handoff/request.ts';
import { notYet } from '../listening/reports/not-yet.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';
import type { CurrentPlan } from './current-plan.ts';
import { askInOtherWords } from './not-understood.ts';
import { playFlow, withPlan } from './play.ts';
import { withToldBeside } from './take-told.ts';

/** Takes a reading where the plan waits, with what was told beside it: on to the next step, or the same once more. */
export function takeAnswer(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  heard: ReplyReading,
  told: readonly Tellable[] = [],
): Promise<Draft> | Draft {
  switch (heard.type) {
    case 'reading':
      return heard.reading.type === 'unsure' && current.open.phase === 'question' && current.plan.attempts.unsure === 0
        ? explainHow(context, draft, current)
        : take(context, draft, current, heard.reading, told);
    case 'which':
      return which(context, draft, current, heard.among);
    case 'stay':
      return notYet(context, draft, current);
    case 'person':
      return handOff(context, draft, 'asked', current);
    case 'nothing':
      return askInOtherWords(context, draft, current);
  }
}

/** Adds a reading to the trail and plays on. */
function take(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  reading: Reading,
  told: readonly Tellable[] = [],
): Promise<Draft> {
  const { bundle, position: before, open } = current;
  const plan = withToldBeside(context, current, told);
  const { path } = open.at;
  const item: TrailItem = {
    path,
    reading,
    source: 'said',
    input: context.input.id,
    at: context.now,
    ...wordsOfTurn(context),
  };
  const next: Plan = { ...plan, trail: [...plan.trail, item], attempts: noAttempts };
  const full = reading.type === 'answered' ? withAnswerAlong(context, bundle, next, item) : next;
  return advance(context, withCleanSlate(draft), bundle, full, { before, reading, path });
}

/**
 * Where the plan stands at the check of a fix that was done before it was proposed, "it was off, turned it on". Undefined
 * where the answer leads to anything but a fix of its step.
 */
export function atCheckOfDone(
  context: TurnContext,
  current: CurrentPlan,
  reading: Reading,
): (CurrentPlan & { readonly open: OpenStep }) | undefined {
  const { bundle, plan: before, open } = current;
  const { path } = open.at;
  const said = { path, source: 'said', input: context.input.id, at: context.now, ...wordsOfTurn(context) } as const;
  const trail: readonly TrailItem[] = [
    ...before.trail,
    { ...said, reading },
    { ...said, reading: { type: 'returned' } },
  ];
  const plan = { ...before, trail, attempts: noAttempts };
  const position = positionOf(bundle, plan);
  const { due } = position;
  if (due.type !== 'open' || due.at.path !== path || due.phase !== 'check') return undefined;
  return { ...current, plan, position, open: due };
}

/** "Yes, on Wi-Fi": the same words may answer the question that comes up now, if that asks for a fact. */
function withAnswerAlong({ text, content }: TurnContext, bundle: FlowBundle, plan: Plan, item: TrailItem): Plan {
  const { due } = positionOf(bundle, plan);
  if (text === '' || due.type !== 'open' || due.phase !== 'question' || due.at.path === item.path) return plan;
  const answer = answerAlong(due.at.step, prepareText(text, content.phrases));
  if (answer === undefined) return plan;
  const along: TrailItem = { ...item, path: due.at.path, reading: { type: 'answered', answer }, source: 'volunteered' };
  return { ...plan, trail: [...plan.trail, along] };
}

function wordsOfTurn({ text }: TurnContext): { words?: string } {
  return text ? { words: text } : {};
}

/** After the first "not sure": explains how to find out, and asks again without repeating the explanation. */
async function explainHow(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const { say } = context;
  const { bundle, plan, open } = current;
  const { how, path } = open.at.step;
  const text = how
    ? say('explain', { how: how.trim() })
    : path
      ? say('explain-path', { path: drawPath(path, { withState: false }) })
      : undefined;
  const asked = { ...plan, attempts: { ...plan.attempts, unsure: 1 } };
  if (!text) return take(context, draft, { ...current, plan: asked }, { type: 'unsure' });
  const said = withReplies(withCleanSlate(draft), { kind: 'say', ...stepName(open.at), text: drawPathsIn(text) });
  return playFlow(context, withPlan(said, asked), bundle, asked, { manner: 'again', withoutPath: true });
}

/** The words fit several answers: only those are offered. */
function which(context: TurnContext, draft: Draft, current: CurrentPlan, among: readonly number[]): Promise<Draft> {
  const { bundle, plan } = current;
  const asked = { ...plan, attempts: { ...plan.attempts, among } };
  return playFlow(context, withCleanSlate(draft), bundle, asked, { manner: 'again', only: among });
}
