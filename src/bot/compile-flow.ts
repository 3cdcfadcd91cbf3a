import type { DialogTurnResult, WaterfallDialog as Waterfall } from 'botbuilder-dialogs';
import type { Flow, Step } from '../domain/content/flow.ts';
import type { Known } from '../flows/position/known.ts';
import { stepOrder } from '../flows/position/step-order.ts';
import { stepPath } from '../flows/position/step-path.ts';
import { type OpenStep, type StepPosition, visitStep } from '../flows/position/walk-flow.ts';
import { carryOnOffer, checkReply, fixReply, parkNotice, questionReply } from '../flows/replies/step-replies.ts';
import type { Playing, PlayingStep } from './playing.ts';
import { Dialog, WaterfallDialog } from './sdk.ts';

/** The id of the dialog that plays a flow. */
export function flowDialogId(flow: string): string {
  return `flow ${flow}`;
}

/** Compiles a flow to a waterfall of its steps, in the order in which they are written. */
export function compileFlow(flow: Flow): Waterfall<Playing> {
  return new WaterfallDialog(
    flowDialogId(flow.id),
    flow.steps.map((step) => compileStep(flow, step)),
  );
}

/**
 * Compiles a step to a function of its name that plays it: question, fix, call, check. The function keeps no state:
 * what the person has said to the step so far stands in the trail. A step that is settled or ruled out passes on to
 * the next, and so does one that comes after a step that was landed on.
 */
function compileStep(flow: Flow, step: Step): (context: PlayingStep) => Promise<DialogTurnResult> {
  const play = async (context: PlayingStep): Promise<DialogTurnResult> => {
    const { frame, known } = context.options;
    const at = { path: stepPath(frame, step.id), frame, flow, step };
    const { visit, due } = visitStep(at, known);
    if (!due || waitsForLanded(at, known)) return context.next();
    if (due.type === 'resolved') return context.endDialog();
    const [called] = visit.through;
    if (called && due.at.path !== at.path)
      return context.beginDialog(flowDialogId(called.flow.id), { ...context.options, frame: called.frame });
    sayOpen(due, context.options);
    return Dialog.EndOfTurn;
  };
  return Object.defineProperty(play, 'name', { value: step.id });
}

/** Whether a step written further down comes first in the plan's order and is still due. */
function waitsForLanded({ flow, frame, step }: StepPosition, known: Known): boolean {
  const order = stepOrder(flow, frame, known.trail);
  const written = flow.steps.indexOf(step);
  return order
    .slice(0, order.indexOf(step))
    .filter((other) => flow.steps.indexOf(other) > written)
    .some((other) => visitStep({ path: stepPath(frame, other.id), frame, flow, step: other }, known).due);
}

/** Says what an open step is at: its question; its fix and what follows it; its check; or the offer to carry on. */
function sayOpen(open: OpenStep, { scene, say, replies }: Playing): void {
  const { lead, withoutPath, only } = scene;
  switch (open.phase) {
    case 'question':
      replies.push(questionReply(open, say, lead, { withoutPath, only }));
      return;
    case 'fix': {
      const isTold = scene.manner === 'on';
      if (isTold) replies.push(fixReply(open, say, lead));
      const left = isTold ? undefined : lead;
      replies.push(open.at.step.parks ? parkNotice(open, say, left) : checkReply(open, say, left));
      return;
    }
    case 'check':
      replies.push(checkReply(open, say, lead));
      return;
    case 'offer':
      replies.push(carryOnOffer(open, say, lead));
  }
}
