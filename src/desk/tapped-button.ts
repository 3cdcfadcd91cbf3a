import type { ButtonPick } from '../domain/conversation/pick.ts';
import { interpretPick } from '../flows/interpret/interpret-pick.ts';
import type { Draft } from './draft.ts';
import { askAgain } from './flow/ask-again.ts';
import { takeAnswer } from './flow/take-answer.ts';
import type { Incoming } from './incoming.ts';
import { answerOffer } from './offers/pending-offer.ts';

/** A tapped button: a live one does what it says; after a stale one, what is open is asked again. */
export async function tappedButton(incoming: Incoming): Promise<Draft | undefined> {
  const { context, draft, current } = incoming;
  const { tap, say } = context;
  if (!tap) return undefined;
  const taken = tap.reply === draft.state.openReply && tap.pick && (await takePick(incoming, tap.pick));
  return taken || askAgain(context, draft, current, say('stale'));
}

async function takePick({ context, draft, current }: Incoming, pick: ButtonPick): Promise<Draft | undefined> {
  const answered = await answerOffer(context, draft, pick, current);
  if (answered && (pick.type !== 'person' || !current)) return answered;
  if (!current) return undefined;
  const heard = interpretPick(current.open, pick);
  return heard.type === 'nothing' ? undefined : takeAnswer(context, draft, current, heard);
}
