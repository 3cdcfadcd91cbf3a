import type { FlowBundle } from '../domain/content/flow.ts';
import { onceFor } from '../domain/once-for.ts';
import type { Player } from '../domain/ports/player.ts';
import { knownOf } from '../flows/position/known.ts';
import { sayFrom } from '../flows/replies/say.ts';
import { CollectingAdapter } from './collecting-adapter.ts';
import { compileFlow, flowDialogId } from './compile-flow.ts';
import type { Playing } from './playing.ts';
import { DialogContext, DialogSet, TurnContext } from './sdk.ts';

/**
 * Plays a scene on the SDK's waterfall. Each turn begins the root flow's dialog and lets it walk: the steps that the
 * trail has settled let it go on, and the first open one speaks. No dialog state, prompt state or index of the SDK
 * outlives the turn. A plan that is over says nothing.
 */
export const playScene: Player = async (scene) => {
  const { bundle, plan, phrases, said } = scene;
  const playing: Playing = {
    scene,
    known: knownOf(bundle, plan),
    frame: '',
    say: sayFrom(phrases, said),
    replies: [],
  };
  await new DialogContext(dialogsOf(bundle), context, { dialogStack: [] }).beginDialog(
    flowDialogId(plan.flow),
    playing,
  );
  return playing.replies;
};

/** The dialogs of a bundle, compiled once while it is in memory. */
const dialogsOf = onceFor((bundle: FlowBundle) => {
  const dialogs = new DialogSet();
  for (const flow of Object.values(bundle.flows)) dialogs.add(compileFlow(flow));
  return dialogs;
});

/** One for all turns: it holds nothing of a turn, and the SDK fills it with its defaults only once. */
const context = new TurnContext(new CollectingAdapter(), { type: 'message', text: '' });
