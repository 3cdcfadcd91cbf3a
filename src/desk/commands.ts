import { noAttempts, type Plan } from '../domain/conversation/plan.ts';
import { positionOf } from '../flows/position/plan-position.ts';
import { stepOrder } from '../flows/position/step-order.ts';
import { acceptedAnswers, stepName } from '../flows/replies/step-replies.ts';
import type { Command } from './command.ts';
import { type Draft, withReplies, withState } from './draft.ts';
import { askAgain } from './flow/ask-again.ts';
import { beginFlow } from './flow/begin.ts';
import type { CurrentPlan } from './flow/current-plan.ts';
import { endEpisode } from './flow/end.ts';
import { playFlow } from './flow/play.ts';
import { handOff } from './handoff/request.ts';
import { topicChoices } from './intent/topics.ts';
import type { TurnContext } from './turn-context.ts';

/** Obeys a command while the bot has the conversation. */
export function runCommand(
  context: TurnContext,
  draft: Draft,
  command: Command,
  running: CurrentPlan | undefined,
): Promise<Draft> | Draft {
  switch (command) {
    case 'person':
      return handOff(context, draft, 'asked', running);
    case 'help':
      return running ? explain(context, draft, running, helpText(context, running)) : helpOutside(context, draft);
    case 'why':
      return running ? explain(context, draft, running, whyText(context, running)) : helpOutside(context, draft);
    case 'back':
      return running ? back(context, draft, running) : askAgain(context, draft, undefined);
    case 'start-over':
      return startOver(context, draft, running);
    case 'bot':
      return askAgain(context, draft, running);
  }
}

function helpOutside({ content, say }: TurnContext, draft: Draft): Draft {
  const intents = content.desk.topics;
  return withReplies(draft, {
    kind: 'say',
    text: say('help-outside'),
    choices: topicChoices(content, intents),
    intents,
  });
}

/** Says something about the open step, then asks again. */
async function explain(context: TurnContext, draft: Draft, running: CurrentPlan, text: string): Promise<Draft> {
  return askAgain(context, withReplies(draft, { kind: 'say', ...stepName(running.due.at), text }), running);
}

function helpText({ content, say }: TurnContext, { due, plan }: CurrentPlan): string {
  const { flow, frame, step } = due.at;
  return say('help', {
    title: step.title,
    number: stepOrder(flow, frame, plan.trail).indexOf(step) + 1,
    count: flow.steps.length,
    accepted: acceptedAnswers(due, content.phrases, say),
  });
}

function whyText({ say }: TurnContext, { due }: CurrentPlan): string {
  const { why } = due.at.step;
  return why === undefined ? say('why-unknown') : say('why', { why });
}

/** Takes back all that the person's last word brought, also out of a called flow. */
async function back(context: TurnContext, draft: Draft, running: CurrentPlan): Promise<Draft> {
  const { plan, closure } = running;
  const last = plan.trail.findLast(({ input }) => input !== plan.begun)?.input;
  if (last === undefined) {
    const said = withReplies(draft, { kind: 'say', ...stepName(running.due.at), text: context.say('back-first') });
    return askAgain(context, said, running);
  }
  const taken = without(plan, last);
  const { due } = positionOf(closure, taken);
  const parks = due.type === 'open' && due.phase === 'fix' && due.at.step.parks;
  const before = parks ? { ...taken, attempts: { ...noAttempts, takenBack: true } } : taken;
  const manner = due.type === 'open' ? 'on' : 'again';
  return playFlow(context, withState(draft, { asked: undefined }), closure, before, {
    manner,
    lead: context.say('back'),
  });
}

/** The plan as it was before an input, the answer that it changed included. */
function without({ changed, ...plan }: Plan, last: string): Plan {
  const isChange = changed?.input === last;
  const earlier = isChange ? changed.changed : changed;
  const trail = isChange ? changed.trail : plan.trail.filter(({ input }) => input !== last);
  return { ...plan, trail, attempts: noAttempts, ...(earlier && { changed: earlier }) };
}

/** The same flow from its first question, or outside of one the topics. */
async function startOver(context: TurnContext, draft: Draft, running: CurrentPlan | undefined): Promise<Draft> {
  if (!running) return askAgain(context, draft, undefined, context.say('start-over'));
  const setAside = draft.state.episode?.setAside ?? [];
  const ended = await endEpisode(context, withState(draft, { episode: undefined }), running.plan, 'abandoned');
  const begun = await beginFlow(
    context,
    ended,
    { intent: running.plan.flow, words: '', again: true },
    context.say('start-over'),
  );
  const { episode } = begun.state;
  return episode ? withState(begun, { episode: { ...episode, setAside } }) : begun;
}
