import { noAttempts, type Plan } from '../domain/conversation/plan.ts';
import { present } from '../domain/present.ts';
import { type Command, commandOf } from '../flows/interpret/command-of.ts';
import { isWithinLabel } from '../flows/interpret/exact-reply.ts';
import { positionOf } from '../flows/position/plan-position.ts';
import { stepOrder } from '../flows/position/step-order.ts';
import { acceptedAnswers, stepName } from '../flows/replies/step-replies.ts';
import { type Draft, withNothingAsked, withReplies, withState } from './draft.ts';
import { askAgain } from './flow/ask-again.ts';
import { beginFlow } from './flow/begin.ts';
import type { CurrentPlan } from './flow/current-plan.ts';
import { endEpisode } from './flow/end.ts';
import { playFlow } from './flow/play.ts';
import { asPersonLeftIt } from './flow/silence/follow-up.ts';
import { isTakenForBack } from './flow/silence/follow-up-due.ts';
import { handOff } from './handoff/request.ts';
import type { Incoming } from './incoming.ts';
import { withTopics } from './intent/topics.ts';
import { followOffer } from './offers/follow-offer.ts';
import type { TurnContext } from './turn-context.ts';

/** A command in words. Where "back" says that the person is back from a step, it is no command. */
export function spokenCommand({ context, draft, current }: Incoming): Promise<Draft> | Draft | undefined {
  const command = commandOf(context.text, context.content.phrases);
  if (!command || (command === 'back' && current && isBackFromParkedStep(context, current))) return undefined;
  return runCommand(context, draft, command, current);
}

/**
 * Whether `back` means that the person has come back to a step that took the phone away, or has been asked how that went:
 * if all its words are in the button for that ("back", of "I'm back"), and the person has not just gone back to this step.
 */
function isBackFromParkedStep({ text, content }: TurnContext, { open, plan }: CurrentPlan): boolean {
  const isAway = (open.phase === 'fix' && open.at.step.parks) || isTakenForBack(open, plan);
  if (!isAway || plan.attempts.takenBack) return false;
  return isWithinLabel(text, content.phrases.says['button-back-again']);
}

/** Does what a command says while the bot has the conversation. */
export function runCommand(
  context: TurnContext,
  draft: Draft,
  command: Command,
  current: CurrentPlan | undefined,
): Promise<Draft> | Draft {
  switch (command) {
    case 'person':
      return handOff(context, draft, 'asked', current);
    case 'help':
      return current ? explain(context, draft, current, helpText(context, current)) : helpOutside(context, draft);
    case 'why':
      return current ? explain(context, draft, current, whyText(context, current)) : whyOutside(context, draft);
    case 'back':
      return current ? back(context, draft, current) : askAgain(context, draft, undefined);
    case 'start-over':
      return startOver(context, draft, current);
    case 'bot':
      return askAgain(context, draft, current);
  }
}

function helpOutside(context: TurnContext, draft: Draft): Draft {
  return withTopics(context, draft, context.say('help-outside'));
}

/** "Why?" to an offer asks what it is about. */
function whyOutside(context: TurnContext, draft: Draft): Promise<Draft> | Draft {
  const { asked } = draft.state;
  const told = asked?.type === 'intents' ? followOffer(context, draft, asked, { type: 'puzzled' }) : undefined;
  return told ?? helpOutside(context, draft);
}

/** Says something about the open step, then asks again. */
async function explain(context: TurnContext, draft: Draft, current: CurrentPlan, text: string): Promise<Draft> {
  return askAgain(context, withReplies(draft, { kind: 'say', ...stepName(current.open.at), text }), current);
}

function helpText({ content, say }: TurnContext, { open, plan }: CurrentPlan): string {
  const { flow, frame, step } = open.at;
  return say('help', {
    title: step.title,
    number: stepOrder(flow, frame, plan.trail).indexOf(step) + 1,
    count: flow.steps.length,
    accepted: acceptedAnswers(open, content.phrases, say),
  });
}

function whyText({ say }: TurnContext, { open }: CurrentPlan): string {
  const { why } = open.at.step;
  return why === undefined ? say('why-unknown') : say('why', { why });
}

/** Takes back all that the person's last words brought, even out of a called flow. */
async function back(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const { bundle } = current;
  const plan = asPersonLeftIt(current);
  const last = plan.trail.findLast(({ input }) => input !== plan.begun)?.input;
  if (last === undefined) {
    const said = withReplies(draft, { kind: 'say', ...stepName(current.open.at), text: context.say('back-first') });
    return askAgain(context, said, current);
  }
  const taken = without(plan, last);
  const { due } = positionOf(bundle, taken);
  const parks = due.type === 'open' && due.phase === 'fix' && due.at.step.parks;
  const before = parks ? { ...taken, attempts: { ...noAttempts, takenBack: true } } : taken;
  const manner = due.type === 'open' ? 'on' : 'again';
  return playFlow(context, withNothingAsked(draft), bundle, before, {
    manner,
    lead: context.say('back'),
  });
}

/** The plan as it was before an input; an answer that the input changed is the old one again. */
function without({ changed, ...plan }: Plan, last: string): Plan {
  const isChange = changed?.input === last;
  const earlier = isChange ? changed.changed : changed;
  const trail = isChange ? changed.trail : plan.trail.filter(({ input }) => input !== last);
  return present({ ...plan, trail, attempts: noAttempts, changed: earlier });
}

/** Starts the same flow over; outside of flows, shows the topics. */
async function startOver(context: TurnContext, draft: Draft, current: CurrentPlan | undefined): Promise<Draft> {
  if (!current) return askAgain(context, draft, undefined, context.say('start-over'));
  const setAside = draft.state.episode?.setAside ?? [];
  const ended = await endEpisode(context, withState(draft, { episode: undefined }), current.plan, 'abandoned');
  const begun = await beginFlow(
    context,
    ended,
    { intent: current.plan.flow, words: '', again: true },
    context.say('start-over'),
  );
  const { episode } = begun.state;
  return episode ? withState(begun, { episode: { ...episode, setAside } }) : begun;
}
