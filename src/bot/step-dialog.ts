import { Dialog, type DialogTurnResult, WaterfallDialog } from 'botbuilder-dialogs';
import { carryOnOffer, checkReply, fixReply, parkNotice, questionReply } from '../flows/replies/step-replies.ts';
import { stepDialogId } from './compile-flow.ts';
import type { PlayingStep } from './playing.ts';

/**
 * The dialog of every step: question, fix, check. Which step it is, and what is said in front, it reads from the
 * scene in its options; it keeps no state, because the plan is the only state.
 */
export const stepDialog = new WaterfallDialog(stepDialogId, [question, fix, check]);

async function question(context: PlayingStep): Promise<DialogTurnResult> {
  const { scene, due, say, replies } = context.options;
  const { withoutPath, only } = scene;
  replies.push(questionReply(due, say, scene.lead, { ...(withoutPath && { withoutPath }), ...(only && { only }) }));
  return Dialog.EndOfTurn;
}

async function fix(context: PlayingStep): Promise<DialogTurnResult> {
  const { scene, due, say, replies } = context.options;
  if (due.phase === 'offer') {
    replies.push(carryOnOffer(due, say, scene.lead));
    return Dialog.EndOfTurn;
  }
  if (scene.manner === 'on') replies.push(fixReply(due, say, scene.lead));
  if (!due.at.step.parks) return context.next();
  replies.push(parkNotice(due, say, scene.manner === 'again' ? scene.lead : undefined));
  return Dialog.EndOfTurn;
}

async function check(context: PlayingStep): Promise<DialogTurnResult> {
  const { scene, due, say, replies } = context.options;
  const wasLed = due.phase === 'fix' && scene.manner === 'on';
  replies.push(checkReply(due, say, wasLed ? undefined : scene.lead));
  return Dialog.EndOfTurn;
}
