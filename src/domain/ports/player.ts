import type { FlowBundle } from '../content/flow.ts';
import type { Phrases } from '../content/phrases.ts';
import type { Plan } from '../conversation/plan.ts';
import type { Reply } from '../conversation/reply.ts';

/** A flow to be played from where its plan stands until it waits for the person, or ends. */
export type Scene = {
  readonly bundle: FlowBundle;
  readonly plan: Plan;
  readonly phrases: Phrases;
  /** How many replies were said before: wordings are used in turn. */
  readonly said: number;
  /** `on`: say all that is due, the fix before its check. `again`: only the open question, check or notice. */
  readonly manner: 'on' | 'again';
  /** Put in front of the first reply: an acknowledgement is never a reply of its own. */
  readonly lead?: string | undefined;
  /** Leave out where to look, because it was explained just now. */
  readonly withoutPath?: boolean | undefined;
  /** Only these answers are offered: the words fitted two. */
  readonly only?: readonly number[] | undefined;
};

/** Plays a scene; the same scene gives the same replies. */
export type Player = (scene: Scene) => Promise<readonly Reply[]>;
