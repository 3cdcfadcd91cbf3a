import { emptyResponse } from '../domain/ports/responder.ts';
import { spokenCommand } from './commands.ts';
import type { Draft } from './draft.ts';
import { currentPlan } from './flow/current-plan.ts';
import { lostContent, recalledFlow } from './flow/recall.ts';
import { rejectedFlow } from './flow/reject.ts';
import { reopenedFlow } from './flow/reopen.ts';
import { flowReply } from './flow/reply.ts';
import { whileWaiting } from './handoff/waiting.ts';
import type { Incoming } from './incoming.ts';
import { statedIntent } from './intent/stated-intent.ts';
import { pendingOffer } from './offers/pending-offer.ts';
import { rating } from './offers/rating.ts';
import { ticketAddress } from './offers/ticket-address.ts';
import { tappedButton } from './tapped-button.ts';
import type { TurnContext } from './turn-context.ts';
import { unreadableText } from './unreadable-text.ts';

/** One thing that a message can be: answers it as that, or gives undefined and leaves it to the next reader. */
type Reader = (incoming: Incoming) => Promise<Draft | undefined> | Draft | undefined;

/**
 * What a message can be, in the order in which it is tried; the first reader that answers is the last one asked. The
 * first three tell whose conversation it is; after them it is the bot's.
 */
export const readers: readonly Reader[] = [
  leftToAgent,
  whileWaiting,
  anothersEpisode,
  rating,
  ticketAddress,
  recalledFlow,
  lostContent,
  tappedButton,
  unreadableText,
  spokenCommand,
  pendingOffer,
  rejectedFlow,
  flowReply,
  reopenedFlow,
  statedIntent,
];

/** Has a message answered by the first reader that can. */
export async function routeMessage(context: TurnContext, draft: Draft): Promise<Draft> {
  const current = draft.state.owner.type === 'bot' ? await currentPlan(context, draft.state) : undefined;
  for (const read of readers) {
    const answered = await read({ context, draft, current });
    if (answered) return answered;
  }
  return draft;
}

/** An agent has the conversation: the message is theirs to answer. */
function leftToAgent({ draft }: Incoming): Draft | undefined {
  return draft.state.owner.type === 'agent' ? draft : undefined;
}

/** In a group somebody else's problem is open: nothing is said, and nothing changes. */
function anothersEpisode({ context }: Incoming): Draft | undefined {
  const { group, state } = context.conversation;
  const person = state.episode?.person;
  const isAnothers = group && person !== undefined && person !== context.input.from?.id;
  return isAnothers ? emptyResponse(state) : undefined;
}
