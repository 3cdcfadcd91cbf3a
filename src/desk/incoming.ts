import type { ReplyReading } from '../flows/interpret/reply-reading.ts';
import type { Draft } from './draft.ts';
import type { CurrentPlan } from './flow/current-plan.ts';
import type { Heard } from './listening/hear.ts';
import type { TurnContext } from './turn-context.ts';

/** A message on its way through the readers. */
export type Incoming = {
  readonly context: TurnContext;
  /** What the turn says and keeps so far. */
  readonly draft: Draft;
  /** The plan that waits for the person's words; undefined outside of flows, and while the bot does not answer. */
  readonly current: CurrentPlan | undefined;
  /** What the message is, if it is a button's words and nothing else. */
  readonly exact: ReplyReading | undefined;
  /** What the message does, listened to once for all readers; undefined if the desk has no ear for its language. */
  readonly heard: () => Heard | undefined;
};
