import type { Draft } from './draft.ts';
import type { CurrentPlan } from './flow/current-plan.ts';
import type { TurnContext } from './turn-context.ts';

/** A message on its way through the readers. */
export type Incoming = {
  readonly context: TurnContext;
  /** What the turn says and keeps so far. */
  readonly draft: Draft;
  /** The plan that waits for the person; undefined outside of flows, and while the bot does not have the conversation. */
  readonly current: CurrentPlan | undefined;
};
