import { longestText, wordsOf } from '../domain/text/words.ts';
import { hear, listen } from '../flows/interpret/interpret.ts';
import { hearCheck } from '../flows/interpret/interpret-check.ts';
import type { Heard } from '../flows/interpret/interpretation.ts';
import { heardPick } from '../flows/pick.ts';
import { standing } from '../flows/position/plan-position.ts';
import { comesBack } from './comes-back.ts';
import { commandOf } from './command.ts';
import { obey } from './commands.ts';
import { type Draft, withReplies, withState } from './draft.ts';
import { advance } from './flow/advance.ts';
import { apologise, askAgain } from './flow/ask-again.ts';
import { isRecalled, type Running, runningPlan } from './flow/current-plan.ts';
import { recall } from './flow/recall.ts';
import { turnAway } from './flow/reject.ts';
import { resume } from './flow/take-answer.ts';
import { learn } from './flow/take-volunteered.ts';
import { followIntent, followVerdict } from './intent/follow-verdict.ts';
import { withUnrecognised } from './intent/keep-unrecognised.ts';
import { withoutAsides } from './intent/strip-asides.ts';
import { answerAsked, pickOf } from './offers/pending-offer.ts';
import { takeRating } from './offers/rating.ts';
import { takeMail } from './offers/ticket-address.ts';
import type { Moment } from './turn-context.ts';

const hour = 3_600_000;

/** A message while the bot has the conversation: a tap, a command, an answer, or something new. */
export async function hearMessage(moment: Moment, draft: Draft): Promise<Draft> {
  const { input, text, content, say } = moment;
  const running = await runningPlan(moment, draft.state);
  const tap = input.body.type === 'message' ? input.body.tap : undefined;
  const { asked } = draft.state;
  if (asked?.type === 'rating') {
    const rated = await takeRating(moment, draft, asked, tap?.reply === draft.state.openReply ? tap?.pick : undefined);
    if (rated) return rated;
  }
  if (asked?.type === 'mail' && !tap) {
    const taken = await takeMail(moment, draft, asked);
    if (taken) return taken;
  }
  const command = tap ? undefined : commandOf(text, content.phrases);
  const leaves = command === 'person' || command === 'start-over' || tap?.pick === 'person';
  if (!leaves && isRecalled(content, draft.state)) return recall(moment, draft);
  // Its content was lost: what was said to a question of then cannot be told any more, so the nearest one is asked.
  if (running?.rewritten && !leaves) return askAgain(moment, draft, running, say('content-gone'));
  if (tap) {
    const taken = tap.reply === draft.state.openReply ? await takePick(moment, draft, tap.pick, running) : undefined;
    return taken ?? askAgain(moment, draft, running, say('stale'));
  }
  if (wordsOf(text).length === 0) return refuse(moment, draft, running, 'no-words');
  if (text.length > longestText) return refuse(moment, draft, running, 'too-long');

  if (command && !(command === 'back' && running && comesBack(moment, running)))
    return obey(moment, draft, command, running);
  const pick = asked && pickOf(moment, asked);
  const picked = pick !== undefined ? await answerAsked(moment, draft, pick, running) : undefined;
  if (picked) return picked;
  const turnedAway = running && (await turnAway(moment, draft, running));
  if (turnedAway) return turnedAway;
  return running ? hearWithin(moment, draft, running) : hearOutside(moment, draft);
}

async function takePick(
  moment: Moment,
  draft: Draft,
  pick: string,
  running: Running | undefined,
): Promise<Draft | undefined> {
  const answered = await answerAsked(moment, draft, pick, running);
  if (answered && (pick !== 'person' || !running)) return answered;
  if (!running) return undefined;
  const heard = heardPick(running.due, pick);
  return heard.type === 'nothing' ? undefined : resume(moment, draft, running, heard);
}

/** Nothing that can be read: says so, and what is open is asked again. */
async function refuse(
  moment: Moment,
  draft: Draft,
  running: Running | undefined,
  saying: 'no-words' | 'too-long',
): Promise<Draft> {
  if (!running) return apologise(moment, draft, saying);
  return askAgain(moment, withReplies(draft, { kind: 'apology', text: moment.say(saying) }), running);
}

/** In a flow: an answer before all else, then what is given away unasked, then another problem. */
async function hearWithin(moment: Moment, draft: Draft, running: Running): Promise<Draft> {
  const { text, content, say, now } = moment;
  const heard = hear(running.due, running.plan.attempts, text, content.phrases);
  if (heard.type === 'reading' && heard.reading.type === 'returned') return returned(moment, draft, running, heard);
  const learned = learn(moment, draft, running, 'score' in heard ? heard.score : 0);
  if (learned) return learned;
  if (heard.type !== 'nothing') return resume(moment, draft, running, heard);
  const { verdict, ranking } = moment.classifier.understand(text);
  if (verdict.type === 'sure') {
    const { intent, step } = verdict;
    if (intent === 'talk-to-agent') return followIntent(moment, draft, intent, undefined, text);
    if (intent === 'thanks' || intent === 'greeting') {
      const lead = intent === 'thanks' ? say('thanks') : undefined;
      return askAgain(moment, draft, running, lead);
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
    verdict.type === 'sure' ? draft : withUnrecognised(moment, draft, text, { why: verdict.type, ranking, asked });
  const { heardAt } = moment.conversation.state;
  if (heardAt !== undefined && now - heardAt > content.desk.idleHours * hour)
    return offerToCarryOn(moment, kept, running);
  return resume(moment, kept, running, heard);
}

/** Back from a step that took the phone away: unless the words are another matter, its check. */
function returned(moment: Moment, draft: Draft, running: Running, heard: Heard): Promise<Draft> | Draft {
  const { verdict } = moment.classifier.understand(moment.text);
  if (verdict.type === 'sure' && verdict.intent === 'talk-to-agent')
    return followIntent(moment, draft, verdict.intent, undefined, moment.text);
  return resume(moment, draft, running, heard);
}

/** Silent for long: "carry on, or start again?" */
function offerToCarryOn({ content, say }: Moment, draft: Draft, { plan, closure }: Running): Draft {
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
async function hearOutside(moment: Moment, draft: Draft): Promise<Draft> {
  const reopened = await reopen(moment, draft);
  if (reopened) return reopened;
  const { text, content, classifier } = moment;
  const understood = classifier.understand(text);
  if (understood.verdict.type !== 'torn') return followVerdict(moment, draft, understood);
  const plainer = classifier.understand(withoutAsides(text, content));
  return followVerdict(moment, draft, plainer.verdict.type === 'sure' ? plainer : understood);
}

/** Picks up where a solved problem ended, if the words say that it is not solved after all. */
async function reopen(moment: Moment, draft: Draft): Promise<Draft | undefined> {
  const { text, content, now, input, say } = moment;
  const { last } = draft.state;
  const isRecent = last && now - last.at < content.desk.reopenHours * hour;
  if (!last || !isRecent || (last.outcome !== 'resolved' && last.outcome !== 'assumed')) return undefined;
  const heard = hearCheck(listen(text, content.phrases), content.phrases.hears, {
    solved: [],
    'no-effect': content.phrases.says['button-no-effect'],
    'could-not': [],
    'not-yet': [],
    skip: [],
  });
  if (heard.type !== 'reading' || heard.reading.type !== 'no-effect') return undefined;
  const { verdict } = moment.classifier.understand(text);
  if (verdict.type === 'sure' && verdict.intent !== last.plan.flow) return undefined;
  const closure = await moment.pinned(last.plan.closure);
  if (!closure) return undefined;
  const { due } = standing(closure, last.plan);
  const path = due.type === 'exhausted' ? undefined : due.at.path;
  if (path === undefined) return undefined;
  const unsolved = last.plan.trail.filter((item) => !(item.path === path && item.reading.type === 'solved'));
  const stamp = { source: 'said', input: input.id, at: now, words: text } as const;
  const plan = { ...last.plan, trail: [...unsolved, { path, reading: { type: 'no-effect' } as const, ...stamp }] };
  const episode = { id: input.id, plan, setAside: [], ...(input.from && { person: input.from.id }) };
  const reopened = withState(draft, { episode, last: undefined, lost: 0 });
  return advance(moment, reopened, closure, plan, undefined, say('reopened'));
}
