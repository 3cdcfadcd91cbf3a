import { longestText, wordsOf } from '../domain/text/words.ts';
import { hour } from '../domain/time.ts';
import { interpret, prepareText } from '../flows/interpret/interpret.ts';
import { interpretCheck } from '../flows/interpret/interpret-check.ts';
import type { Interpretation } from '../flows/interpret/interpretation.ts';
import { heardPick } from '../flows/pick.ts';
import { positionOf } from '../flows/position/plan-position.ts';
import { isBackFromParkedStep } from './comes-back.ts';
import { commandOf } from './command.ts';
import { runCommand } from './commands.ts';
import { type Draft, withReplies, withState } from './draft.ts';
import { advance } from './flow/advance.ts';
import { apologise, askAgain } from './flow/ask-again.ts';
import { type CurrentPlan, currentPlan, isRecalled } from './flow/current-plan.ts';
import { recall } from './flow/recall.ts';
import { rejectFlow } from './flow/reject.ts';
import { takeAnswer } from './flow/take-answer.ts';
import { takeVolunteered } from './flow/take-volunteered.ts';
import { followIntent, followVerdict } from './intent/follow-verdict.ts';
import { withUnrecognised } from './intent/keep-unrecognised.ts';
import { stripAsides } from './intent/strip-asides.ts';
import { answerOffer, pickOf } from './offers/pending-offer.ts';
import { takeRating } from './offers/rating.ts';
import { takeTicketAddress } from './offers/ticket-address.ts';
import type { TurnContext } from './turn-context.ts';

/** A message while the bot has the conversation: a tap, a command, an answer, or something new. */
export async function routeMessage(context: TurnContext, draft: Draft): Promise<Draft> {
  const { input, text, content, say } = context;
  const running = await currentPlan(context, draft.state);
  const tap = input.body.type === 'message' ? input.body.tap : undefined;
  const { asked } = draft.state;
  if (asked?.type === 'rating') {
    const rated = await takeRating(context, draft, asked, tap?.reply === draft.state.openReply ? tap?.pick : undefined);
    if (rated) return rated;
  }
  if (asked?.type === 'mail' && !tap) {
    const taken = await takeTicketAddress(context, draft, asked);
    if (taken) return taken;
  }
  const command = tap ? undefined : commandOf(text, content.phrases);
  const leaves = command === 'person' || command === 'start-over' || tap?.pick === 'person';
  if (!leaves && isRecalled(content, draft.state)) return recall(context, draft);
  // Its content was lost: what was said to a question of then cannot be told any more, so the nearest one is asked.
  if (running?.rewritten && !leaves) return askAgain(context, draft, running, say('content-gone'));
  if (tap) {
    const taken = tap.reply === draft.state.openReply ? await takePick(context, draft, tap.pick, running) : undefined;
    return taken ?? askAgain(context, draft, running, say('stale'));
  }
  if (wordsOf(text).length === 0) return refuse(context, draft, running, 'no-words');
  if (text.length > longestText) return refuse(context, draft, running, 'too-long');

  if (command && !(command === 'back' && running && isBackFromParkedStep(context, running)))
    return runCommand(context, draft, command, running);
  const pick = asked && pickOf(context, asked);
  const picked = pick !== undefined ? await answerOffer(context, draft, pick, running) : undefined;
  if (picked) return picked;
  const turnedAway = running && (await rejectFlow(context, draft, running));
  if (turnedAway) return turnedAway;
  return running ? hearWithin(context, draft, running) : hearOutside(context, draft);
}

async function takePick(
  context: TurnContext,
  draft: Draft,
  pick: string,
  running: CurrentPlan | undefined,
): Promise<Draft | undefined> {
  const answered = await answerOffer(context, draft, pick, running);
  if (answered && (pick !== 'person' || !running)) return answered;
  if (!running) return undefined;
  const heard = heardPick(running.due, pick);
  return heard.type === 'nothing' ? undefined : takeAnswer(context, draft, running, heard);
}

/** Nothing that can be read: says so, and what is open is asked again. */
async function refuse(
  context: TurnContext,
  draft: Draft,
  running: CurrentPlan | undefined,
  saying: 'no-words' | 'too-long',
): Promise<Draft> {
  if (!running) return apologise(context, draft, saying);
  return askAgain(context, withReplies(draft, { kind: 'apology', text: context.say(saying) }), running);
}

/** In a flow: an answer before all else, then what is given away unasked, then another problem. */
async function hearWithin(context: TurnContext, draft: Draft, running: CurrentPlan): Promise<Draft> {
  const { text, content, say, now } = context;
  const heard = interpret(running.due, running.plan.attempts, text, content.phrases);
  if (heard.type === 'reading' && heard.reading.type === 'returned') return returned(context, draft, running, heard);
  const learned = takeVolunteered(context, draft, running, 'score' in heard ? heard.score : 0);
  if (learned) return learned;
  if (heard.type !== 'nothing') return takeAnswer(context, draft, running, heard);
  const { verdict, ranking } = context.classifier.understand(text);
  if (verdict.type === 'sure') {
    const { intent, step } = verdict;
    if (intent === 'talk-to-agent') return followIntent(context, draft, intent, undefined, text);
    if (intent === 'thanks' || intent === 'greeting') {
      const lead = intent === 'thanks' ? say('thanks') : undefined;
      return askAgain(context, draft, running, lead);
    }
    const flow = content.flows[intent];
    const isOpen = intent === running.plan.flow || running.due.at.flow.id === intent;
    if (flow && !isOpen) {
      const asked = { type: 'digress' as const, intent, words: text, ...(step !== undefined && { step }) };
      return withReplies(withState(draft, { asked }), {
        kind: 'offer',
        text: say('digress', { title: flow.title }),
        intents: [intent],
        choices: [
          { label: say('button-yes'), pick: 'yes' },
          { label: say('button-no'), pick: 'no' },
        ],
      });
    }
  }
  const asked = `${running.plan.flow}:${running.due.at.path}`;
  const kept =
    verdict.type === 'sure' ? draft : withUnrecognised(context, draft, text, { why: verdict.type, ranking, asked });
  const { heardAt } = context.conversation.state;
  if (heardAt !== undefined && now - heardAt > content.desk.idleHours * hour)
    return offerToCarryOn(context, kept, running);
  return takeAnswer(context, kept, running, heard);
}

/** Back from a step that took the phone away: unless the words are another matter, its check. */
function returned(
  context: TurnContext,
  draft: Draft,
  running: CurrentPlan,
  heard: Interpretation,
): Promise<Draft> | Draft {
  const { verdict } = context.classifier.understand(context.text);
  if (verdict.type === 'sure' && verdict.intent === 'talk-to-agent')
    return followIntent(context, draft, verdict.intent, undefined, context.text);
  return takeAnswer(context, draft, running, heard);
}

/** Silent for long: "carry on, or start again?" */
function offerToCarryOn({ content, say }: TurnContext, draft: Draft, { plan, closure }: CurrentPlan): Draft {
  const title = closure.flows[plan.flow]?.title ?? content.flows[plan.flow]?.title ?? plan.flow;
  return withReplies(withState(draft, { asked: { type: 'idle' } }), {
    kind: 'offer',
    flow: plan.flow,
    text: say('idle', { title }),
    choices: [
      { label: say('button-carry-on'), pick: 'carry-on' },
      { label: say('button-start-over'), pick: 'start-over' },
    ],
  });
}

/** Outside of flows: "it's back" soon after an outcome, else whatever the classifier makes of it. */
async function hearOutside(context: TurnContext, draft: Draft): Promise<Draft> {
  const reopened = await reopen(context, draft);
  if (reopened) return reopened;
  const { text, content, classifier } = context;
  const understood = classifier.understand(text);
  if (understood.verdict.type !== 'torn') return followVerdict(context, draft, understood);
  const plainer = classifier.understand(stripAsides(text, content));
  return followVerdict(context, draft, plainer.verdict.type === 'sure' ? plainer : understood);
}

/** Picks up where a solved problem ended, if the words say that it is not solved after all. */
async function reopen(context: TurnContext, draft: Draft): Promise<Draft | undefined> {
  const { text, content, now, input, say } = context;
  const { last } = draft.state;
  const isRecent = last && now - last.at < content.desk.reopenHours * hour;
  if (!last || !isRecent || (last.outcome !== 'resolved' && last.outcome !== 'assumed')) return undefined;
  const heard = interpretCheck(prepareText(text, content.phrases), content.phrases.hears, {
    solved: [],
    'no-effect': content.phrases.says['button-no-effect'],
    'could-not': [],
    'not-yet': [],
    skip: [],
  });
  if (heard.type !== 'reading' || heard.reading.type !== 'no-effect') return undefined;
  const { verdict } = context.classifier.understand(text);
  if (verdict.type === 'sure' && verdict.intent !== last.plan.flow) return undefined;
  const closure = await context.pinned(last.plan.closure);
  if (!closure) return undefined;
  const { due } = positionOf(closure, last.plan);
  const path = due.type === 'exhausted' ? undefined : due.at.path;
  if (path === undefined) return undefined;
  const unsolved = last.plan.trail.filter((item) => !(item.path === path && item.reading.type === 'solved'));
  const stamp = { source: 'said', input: input.id, at: now, words: text } as const;
  const plan = { ...last.plan, trail: [...unsolved, { path, reading: { type: 'no-effect' } as const, ...stamp }] };
  const episode = { id: input.id, plan, setAside: [], ...(input.from && { person: input.from.id }) };
  const reopened = withState(draft, { episode, last: undefined, lost: 0 });
  return advance(context, reopened, closure, plan, undefined, say('reopened'));
}
