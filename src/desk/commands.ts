import { noAttempts, type Plan } from '../domain/conversation/plan.ts';
import { standing } from '../flows/position/plan-position.ts';
import { acceptedAnswers, stepName } from '../flows/replies/step-replies.ts';
import type { Command } from './command.ts';
import { type Draft, withReplies, withState } from './draft.ts';
import { askAgain } from './flow/ask-again.ts';
import { beginFlow } from './flow/begin.ts';
import type { Running } from './flow/current-plan.ts';
import { endEpisode } from './flow/end.ts';
import { playOn } from './flow/play.ts';
import { handOff } from './handoff/request.ts';
import { topicChoices } from './intent/topics.ts';
import type { Moment } from './turn-context.ts';

/** Obeys a command while the bot has the conversation. */
export function obey(
  moment: Moment,
  draft: Draft,
  command: Command,
  running: Running | undefined,
): Promise<Draft> | Draft {
  switch (command) {
    case 'person':
      return handOff(moment, draft, 'asked', running);
    case 'help':
      return running ? explain(moment, draft, running, helpText(moment, running)) : helpOutside(moment, draft);
    case 'why':
      return running ? explain(moment, draft, running, whyText(moment, running)) : helpOutside(moment, draft);
    case 'back':
      return running ? back(moment, draft, running) : askAgain(moment, draft, undefined);
    case 'start-over':
      return startOver(moment, draft, running);
    case 'bot':
      return askAgain(moment, draft, running);
  }
}

function helpOutside({ content, say }: Moment, draft: Draft): Draft {
  const intents = content.desk.topics;
  return withReplies(draft, {
    kind: 'say',
    text: say('help-outside'),
    choices: topicChoices(content, intents),
    intents,
  });
}

/** Says something about the open step, then asks again. */
async function explain(moment: Moment, draft: Draft, running: Running, text: string): Promise<Draft> {
  return askAgain(moment, withReplies(draft, { kind: 'say', ...stepName(running.due.at), text }), running);
}

function helpText({ content, say }: Moment, { due }: Running): string {
  const { flow, index, step } = due.at;
  return say('help', {
    title: step.title,
    number: index + 1,
    count: flow.steps.length,
    accepted: acceptedAnswers(due, content.phrases, say),
  });
}

function whyText({ say }: Moment, { due }: Running): string {
  const { why } = due.at.step;
  return why === undefined ? say('why-unknown') : say('why', { why });
}

/** Takes back all that the person's last word brought, also out of a called flow. */
async function back(moment: Moment, draft: Draft, running: Running): Promise<Draft> {
  const { plan, closure } = running;
  const last = plan.trail.findLast(({ input }) => input !== plan.begun)?.input;
  if (last === undefined) {
    const said = withReplies(draft, { kind: 'say', ...stepName(running.due.at), text: moment.say('back-first') });
    return askAgain(moment, said, running);
  }
  const taken = without(plan, last);
  const { due } = standing(closure, taken);
  const parks = due.type === 'open' && due.phase === 'fix' && due.at.step.parks;
  const before = parks ? { ...taken, attempts: { ...noAttempts, takenBack: true } } : taken;
  const manner = due.type === 'open' ? 'on' : 'again';
  return playOn(moment, withState(draft, { asked: undefined }), closure, before, { manner, lead: moment.say('back') });
}

/** The plan as it was before an input, the answer that it changed included. */
function without({ changed, ...plan }: Plan, last: string): Plan {
  const isChange = changed?.input === last;
  const earlier = isChange ? changed.changed : changed;
  const trail = isChange ? changed.trail : plan.trail.filter(({ input }) => input !== last);
  return { ...plan, trail, attempts: noAttempts, ...(earlier && { changed: earlier }) };
}

/** The same flow from its first question, or outside of one the topics. */
async function startOver(moment: Moment, draft: Draft, running: Running | undefined): Promise<Draft> {
  if (!running) return askAgain(moment, draft, undefined, moment.say('start-over'));
  const setAside = draft.state.episode?.setAside ?? [];
  const ended = await endEpisode(moment, withState(draft, { episode: undefined }), running.plan, 'abandoned');
  const begun = await beginFlow(
    moment,
    ended,
    { intent: running.plan.flow, words: '', again: true },
    moment.say('start-over'),
  );
  const { episode } = begun.state;
  return episode ? withState(begun, { episode: { ...episode, setAside } }) : begun;
}
