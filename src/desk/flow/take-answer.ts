import type { FlowBundle } from '../../domain/content/flow.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import { noAttempts, type Plan, type Reading, type TrailItem } from '../../domain/conversation/plan.ts';
import { answerAlong } from '../../flows/interpret/answer-along.ts';
import { prepareText } from '../../flows/interpret/interpret.ts';
import type { Interpretation } from '../../flows/interpret/interpretation.ts';
import { volunteered } from '../../flows/interpret/volunteered.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { drawPath } from '../../flows/replies/draw-path.ts';
import { acceptedAnswers, parkNotice, stepName } from '../../flows/replies/step-replies.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import { handOff } from '../handoff/request.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';
import type { CurrentPlan } from './current-plan.ts';
import { playFlow, withPlan } from './play.ts';

/** Takes an interpretation where the plan waits: goes on to the next step, or asks the same once more. */
export function takeAnswer(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  heard: Interpretation,
): Promise<Draft> | Draft {
  switch (heard.type) {
    case 'reading':
      return heard.reading.type === 'unsure' && current.plan.attempts.unsure === 0
        ? explainHow(context, draft, current)
        : take(context, draft, current, heard.reading);
    case 'which':
      return which(context, draft, current, heard.among);
    case 'stay':
      return stay(context, draft, current);
    case 'person':
      return handOff(context, draft, 'asked', current);
    case 'nothing':
      return unclear(context, draft, current);
  }
}

/** Adds a reading to the trail and plays on. */
function take(context: TurnContext, draft: Draft, current: CurrentPlan, reading: Reading): Promise<Draft> {
  const { bundle, plan, position: before, open } = current;
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
  return advance(context, calm(draft), bundle, full, { before, reading, path });
}

/** "Yes, on Wi-Fi": the same words may tell a fact, or answer the question that comes up now if that asks for one. */
function withAnswerAlong({ text, content }: TurnContext, bundle: FlowBundle, plan: Plan, item: TrailItem): Plan {
  const { due, facts } = positionOf(bundle, plan);
  if (due.type !== 'open' || due.phase !== 'question' || due.at.path === item.path) return plan;
  const listened = prepareText(text, content.phrases);
  const told = volunteered(bundle, due.at.flow.id, due.at.frame, listened).filter(
    ({ reading }) => reading.type === 'learned' && facts[reading.fact] === undefined,
  );
  const answer = told.length > 0 ? undefined : answerAlong(due.at.step, listened);
  const along: readonly Pick<TrailItem, 'path' | 'reading'>[] =
    answer === undefined ? told : [{ path: due.at.path, reading: { type: 'answered', answer } }];
  const items = along.map(({ path, reading }): TrailItem => ({ ...item, path, reading, source: 'volunteered' }));
  return items.length === 0 ? plan : { ...plan, trail: [...plan.trail, ...items] };
}

function wordsOfTurn({ text }: TurnContext): { words?: string } {
  return text ? { words: text } : {};
}

function calm(draft: Draft): Draft {
  return withState(draft, { asked: undefined, lost: 0 });
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
  const said = withReplies(calm(draft), { kind: 'say', ...stepName(open.at), text });
  return playFlow(context, withPlan(said, asked), bundle, asked, { manner: 'again', withoutPath: true });
}

/** The words fit several answers: only those are offered. */
function which(context: TurnContext, draft: Draft, current: CurrentPlan, among: readonly number[]): Promise<Draft> {
  const { bundle, plan } = current;
  const asked = { ...plan, attempts: { ...plan.attempts, among } };
  return playFlow(context, calm(draft), bundle, asked, { manner: 'again', only: among });
}

/** Not done yet: everything stays as it is, and the button stays alive. */
async function stay(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const { open, bundle, plan } = current;
  const { say } = context;
  if (open.phase === 'fix' && open.at.step.parks)
    return withReplies(
      withPlan(calm(draft), { ...plan, attempts: noAttempts }),
      parkNotice(open, say, say('park-ack')),
    );
  return playFlow(context, calm(draft), bundle, plan, { manner: 'again', lead: say('take-time') });
}

/** Not understood: asks again and says what would be an answer; the second time, offers to skip it or a person. */
async function unclear(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const { say, content } = context;
  const { bundle, plan, open } = current;
  const asked: Plan = { ...plan, attempts: { ...plan.attempts, unclear: plan.attempts.unclear + 1 } };
  if (asked.attempts.unclear === 1)
    return playFlow(context, draft, bundle, asked, {
      manner: 'again',
      lead: say('unclear', { accepted: acceptedAnswers(open, content.phrases, say) }),
    });
  return withReplies(withPlan(draft, asked), {
    kind: 'offer',
    ...stepName(open.at),
    text: say('unclear-again'),
    choices: [choiceOf(say('button-skip'), { type: 'skip' }), choiceOf(say('button-person'), { type: 'person' })],
  });
}
