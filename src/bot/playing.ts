import type { WaterfallStepContext } from 'botbuilder-dialogs';
import type { Reply } from '../domain/conversation/reply.ts';
import type { Scene } from '../domain/ports/player.ts';
import type { Known } from '../flows/position/known.ts';
import type { Say } from '../flows/replies/say.ts';

/** What a flow's dialog is begun with: the scene, what its trail tells, and the replies collected so far. */
export type Playing = {
  readonly scene: Scene;
  readonly known: Known;
  /** The frame of the flow that is played: empty for the root flow. */
  readonly frame: string;
  readonly say: Say;
  readonly replies: Reply[];
};

/** A function of a flow's waterfall; what is played are its options. */
export type PlayingStep = WaterfallStepContext<Playing>;
