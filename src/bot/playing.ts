import type { TurnContext } from 'botbuilder-core';
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

const key = Symbol('playing');

/** Hands a turn what it plays. */
export function setPlaying(context: TurnContext, value: Playing): void {
  context.turnState.set(key, value);
}

/** What this turn plays. */
export function playing({ context }: { readonly context: TurnContext }): Playing {
  return context.turnState.get(key) as Playing; // set by setPlaying before any dialog runs
}
