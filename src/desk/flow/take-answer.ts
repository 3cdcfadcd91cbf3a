import { noAttempts, type Plan, type Reading, type TrailItem } from '../../domain/conversation/plan.ts';
import type { Interpretation } from '../../flows/interpret/interpretation.ts';
import { drawPath } from '../../flows/replies/draw-path.ts';
import { acceptedAnswers, parkNotice, stepName } from '../../flows/replies/step-replies.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import { handOff } from '../handoff/request.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';
import type { CurrentPlan } from './current-plan.ts';
import { playFlow, withPlan } from './play.ts';

/** Takes what was heard where the plan waits: on to the next step, or the same once more. */
export function takeAnswer(
  context: TurnContext,
  draft: Draft,
  running: CurrentPlan,
  heard: Interpretation,
): Promise<Draft> | Draft {
  switch (heard.type) {
    case 'reading':
      return heard.reading.type === 'unsure' && running.plan.attempts.unsure === 0
        ? explainHow(context, draft, running)
        : take(context, draft, running, heard.reading);
    case 'which':
      return which(context, draft, running, heard.among);
    case 'stay':
      return stay(context, draft, running);
    case 'person':
      return handOff(context, draft, 'asked', running);
    case 'nothing':
      return unclear(context, draft, running);
  }
}

/** Adds a reading at the open point and plays on. */
export function take(context: TurnContext, draft: Draft, running: CurrentPlan, reading: Reading): Promise<Draft> {
  const { closure, plan, standing: before, due } = running;
  const { path } = due.at;
  const item: TrailItem = {
    path,
    reading,
    source: 'said',
    input: context.input.id,
    at: context.now,
    ...wordsOfTurn(context),
  };
  const next: Plan = { ...plan, trail: [...plan.trail, item], attempts: noAttempts };
  return advance(context, calm(draft), closure, next, { before, reading, path });
}

function wordsOfTurn({ text }: TurnContext): { words?: string } {
  return text ? { words: text } : {};
}

function calm(draft: Draft): Draft {
  return withState(draft, { asked: undefined, lost: 0 });
}

/** The first "not sure" gets the way to find out, and the question again without what was just explained. */
async function explainHow(context: TurnContext, draft: Draft, running: CurrentPlan): Promise<Draft> {
  const { say } = context;
  const { closure, plan, due } = running;
  const { how, path } = due.at.step;
  const text = how
    ? say('explain', { how: how.trim() })
    : path
      ? say('explain-path', { path: drawPath(path, { withState: false }) })
      : undefined;
  const asked = { ...plan, attempts: { ...plan.attempts, unsure: 1 } };
  if (!text) return take(context, draft, { ...running, plan: asked }, { type: 'unsure' });
  const said = withReplies(calm(draft), { kind: 'say', ...stepName(due.at), text });
  return playFlow(context, withPlan(said, asked), closure, asked, { manner: 'again', withoutPath: true });
}

/** The words fit several answers: only those are offered. */
function which(context: TurnContext, draft: Draft, running: CurrentPlan, among: readonly number[]): Promise<Draft> {
  const { closure, plan } = running;
  const asked = { ...plan, attempts: { ...plan.attempts, among } };
  return playFlow(context, calm(draft), closure, asked, { manner: 'again', only: among });
}

/** Not done yet: everything stays as it is, and the button stays alive. */
async function stay(context: TurnContext, draft: Draft, running: CurrentPlan): Promise<Draft> {
  const { due, closure, plan } = running;
  const { say } = context;
  if (due.phase === 'fix' && due.at.step.parks)
    return withReplies(withPlan(calm(draft), { ...plan, attempts: noAttempts }), parkNotice(due, say, say('park-ack')));
  return playFlow(context, calm(draft), closure, plan, { manner: 'again', lead: say('take-time') });
}

/** Not understood: the question again with what it takes; the second time, skip it or get a person. */
async function unclear(context: TurnContext, draft: Draft, running: CurrentPlan): Promise<Draft> {
  const { say, content } = context;
  const { closure, plan, due } = running;
  const asked: Plan = { ...plan, attempts: { ...plan.attempts, unclear: plan.attempts.unclear + 1 } };
  if (asked.attempts.unclear === 1)
    return playFlow(context, draft, closure, asked, {
      manner: 'again',
      lead: say('unclear', { accepted: acceptedAnswers(due, content.phrases, say) }),
    });
  return withReplies(withPlan(draft, asked), {
    kind: 'offer',
    ...stepName(due.at),
    text: say('unclear-again'),
    choices: [
      { label: say('button-skip'), pick: 'skip' },
      { label: say('button-person'), pick: 'person' },
    ],
  });
}
