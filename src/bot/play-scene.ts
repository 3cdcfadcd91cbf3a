import { TurnContext } from 'botbuilder-core';
import { DialogContext, type DialogInstance, DialogSet } from 'botbuilder-dialogs';
import type { FlowBundle } from '../domain/content/flow.ts';
import type { Player } from '../domain/ports/player.ts';
import { positionOf, type StepPosition } from '../flows/position/plan-position.ts';
import { sayFrom } from '../flows/replies/say.ts';
import { CollectingAdapter } from './collecting-adapter.ts';
import { compileFlow, flowDialogId, stepDialogId } from './compile-flow.ts';
import type { Playing } from './playing.ts';
import { stepDialog } from './step-dialog.ts';

/** The step dialog's functions, by what is due. */
const phaseIndex = { question: 0, fix: 1, offer: 1, check: 2 } as const;

/**
 * Plays a scene on the SDK's waterfall. The dialog stack is rebuilt from where the plan stands, to just before what
 * is due, and continued; no dialog state, prompt state or index of the SDK outlives the turn. A plan that is over
 * says nothing.
 */
export const playScene: Player = async (scene) => {
  const { due } = positionOf(scene.closure, scene.plan);
  if (due.type !== 'open') return [];
  const playing: Playing = { scene, due, say: sayFrom(scene.phrases, scene.said), replies: [] };
  // Each frame stands at the last function that ran: one before the due one.
  const dialogStack = [
    ...due.callers.flatMap((caller) => [atStep(caller, playing), atPhase(phaseIndex.fix, playing)]),
    ...dueStack(playing),
  ];
  await new DialogContext(dialogsOf(scene.closure), context, { dialogStack }).continueDialog();
  return playing.replies;
};

function dueStack(playing: Playing): readonly DialogInstance[] {
  const { at, phase } = playing.due;
  const index = phaseIndex[phase];
  return index === 0 ? [atStep(at, playing, -1)] : [atStep(at, playing), atPhase(index - 1, playing)];
}

function atStep({ flow, index }: StepPosition, options: Playing, offset = 0): DialogInstance {
  return { id: flowDialogId(flow.id), state: { stepIndex: index + offset, options, values: {} } };
}

function atPhase(index: number, options: Playing): DialogInstance {
  return { id: stepDialogId, state: { stepIndex: index, options, values: {} } };
}

const compiled = new WeakMap<FlowBundle, DialogSet>();

/** The dialogs of a closure, compiled once while it is in memory. */
function dialogsOf(closure: FlowBundle): DialogSet {
  const known = compiled.get(closure);
  if (known) return known;
  const dialogs = new DialogSet();
  dialogs.add(stepDialog);
  for (const flow of Object.values(closure.flows)) dialogs.add(compileFlow(flow));
  compiled.set(closure, dialogs);
  return dialogs;
}

/** One for all turns: nothing in it is a turn's own, and the SDK furnishes it only once. */
const context = new TurnContext(new CollectingAdapter(), { type: 'message', text: '' });
