import type { WaterfallStepContext } from 'botbuilder-dialogs';
import type { Reply } from '../domain/conversation/reply.ts';
import type { Scene } from '../domain/ports/player.ts';
import type { PlanPosition } from '../flows/position/plan-position.ts';
import type { Say } from '../flows/replies/say.ts';

/** What the dialogs of a turn play: the scene, where its plan stands, and the replies collected so far. */
export type Playing = {
  readonly scene: Scene;
  readonly due: Extract<PlanPosition['due'], { type: 'open' }>;
  readonly say: Say;
  readonly replies: Reply[];
};

/** A step of a dialog that was begun with what it plays as its options. */
export type PlayingStep = WaterfallStepContext<Playing>;
