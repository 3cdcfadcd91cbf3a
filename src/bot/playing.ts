import type { WaterfallStepContext } from 'botbuilder-dialogs';
import type { Scene } from '../domain/player.ts';
import type { Reply } from '../domain/reply.ts';
import type { Say } from '../flows/say.ts';
import type { Standing } from '../flows/standing.ts';

/** What the dialogs of a turn play: the scene, where its plan stands, and the replies collected so far. */
export type Playing = {
  readonly scene: Scene;
  readonly due: Extract<Standing['due'], { type: 'open' }>;
  readonly say: Say;
  readonly replies: Reply[];
};

/** A step of a dialog that was begun with what it plays as its options. */
export type PlayingStep = WaterfallStepContext<Playing>;
