import type { ButtonPick } from '../../domain/conversation/pick.ts';
import { runCommand } from '../commands.ts';
import { type Draft, withCleanSlate, withReplies, withState } from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import { beginFlow } from '../flow/begin.ts';
import { type CurrentPlan, currentPlan } from '../flow/current-plan.ts';
import { handOff } from '../handoff/request.ts';
import type { Incoming } from '../incoming.ts';
import { followIntent, followVerdict } from '../intent/follow-verdict.ts';
import { greetAgain } from '../intent/greet.ts';
import { askWhat } from '../intent/offer-again.ts';
import { answerToConfirm, takeConfirmed, takeDenied } from '../listening/confirm.ts';
import { takeWorks } from '../listening/reports/works-now.ts';
import { falseAlarm, warn } from '../listening/warn.ts';
import type { TurnContext } from '../turn-context.ts';
import { followOffer, withRefused } from './follow-offer.ts';
import { pickOf } from './pick-of.ts';
import { readOffer } from './read-offer.ts';

/** Words that answer what the bot has offered: topics, a person, another flow, to carry on. */
export function pendingOffer({ context, draft, current, exact }: Incoming): Promise<Draft> | Draft | undefined {
  const { asked } = draft.state;
  if (asked?.type === 'intents') {
    const reading = readOffer(context, asked);
    return reading && followOffer(context, draft, asked, reading);
  }
  const pick = asked && pickOf(context, asked, exact !== undefined);
  if (pick !== undefined) return answerOffer(context, draft, pick, current);
  return asked?.type === 'confirm' && current ? answerToConfirm(context, draft, current, asked) : undefined;
}

/** Does what was picked of an offer, by a tap or in words; undefined if nothing of that name is on offer. */
export function answerOffer(
  context: TurnContext,
  draft: Draft,
  pick: ButtonPick,
  current: CurrentPlan | undefined,
): Promise<Draft> | Draft | undefined {
  const { asked } = draft.state;
  const calm = withCleanSlate(draft);
  switch (pick.type) {
    case 'intent':
      return Object.hasOwn(context.content.flows, pick.intent)
        ? followIntent(context, calm, pick.intent, undefined, asked?.type === 'intents' ? asked.words : '')
        : undefined;
    case 'person':
      return handOff(context, draft, asked?.type === 'person' ? 'lost' : 'asked', current);
    case 'none':
      return asked?.type === 'intents'
        ? followOffer(context, draft, asked, { type: 'refused' })
        : askAgain(context, calm, current);
    case 'yes':
      if (asked?.type === 'intents') return followOffer(context, draft, asked, { type: 'agreed' });
      if (asked?.type === 'later') {
        const { intent, step, words } = asked.problem;
        return followIntent(context, calm, intent, step, words);
      }
      if (asked?.type === 'more') return askWhat(context, calm);
      if (asked?.type === 'alarm') return warn(context, calm, current, asked.kind);
      if (asked?.type === 'confirm') return current && takeConfirmed(context, calm, current, asked);
      if (asked?.type === 'works') return current && takeWorks(context, calm, current, asked);
      return asked?.type === 'digress'
        ? beginFlow(context, calm, {
            intent: asked.intent,
            words: asked.words,
            step: asked.step,
          })
        : undefined;
    case 'no':
      if (asked?.type === 'later') return withReplies(calm, { kind: 'say', text: context.say('outside-no') });
      if (asked?.type === 'more') return greetAgain(context, calm, 'goodbye');
      if (asked?.type === 'alarm') return falseAlarm(context, calm, current, asked.words);
      if (asked?.type === 'confirm') return current && takeDenied(context, calm, current);
      return asked?.type === 'digress'
        ? askAgain(context, withRefused(context, calm, { intents: [asked.intent], words: asked.words }), current)
        : asked && askAgain(context, calm, current);
    case 'carry-on':
      if (asked?.type === 'left') return returnToLeft(context, calm);
      if (asked?.type === 'danger') {
        // Whoever carries on has left the danger behind.
        const safe = withState(calm, { danger: undefined });
        return current
          ? askAgain(context, safe, current)
          : followVerdict(context, safe, context.classifier.understand(asked.words), asked.words);
      }
      return asked ? askAgain(context, calm, current) : undefined;
    case 'start-over':
      return runCommand(context, calm, 'start-over', current);
    case 'answer':
    case 'unsure':
    case 'returned':
    case 'solved':
    case 'no-effect':
    case 'could-not':
    case 'not-yet':
    case 'skip':
    case 'stars':
    case 'bot':
      return undefined;
  }
}

/** Goes on with a flow that the person left, where they left it. */
async function returnToLeft(context: TurnContext, draft: Draft): Promise<Draft> {
  const { last } = draft.state;
  if (!last) return askAgain(context, draft, undefined);
  const { id, from } = context.input;
  const episode = { id, plan: last.plan, setAside: [], ...(from && { person: from.id }) };
  const back = withState(draft, { episode, last: undefined });
  return askAgain(context, back, await currentPlan(context, back.state));
}
