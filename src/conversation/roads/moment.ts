import type { Classifier } from '../../domain/classifier.ts';
import type { Content } from '../../domain/content.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { Closure } from '../../domain/flow.ts';
import type { Handoff } from '../../domain/handoff.ts';
import type { Input } from '../../domain/input.ts';
import type { Player } from '../../domain/player.ts';
import type { Staff } from '../../domain/staff.ts';
import type { Say } from '../../flows/say.ts';

/** All that a road may look at while it answers one input. */
export type Moment = {
  readonly conversation: Conversation;
  readonly input: Input;
  /** What the person typed; empty for other inputs. */
  readonly text: string;
  /** The input's time, ms since 1970: a turn played again plays at the same time. */
  readonly now: number;
  readonly content: Content;
  readonly classifier: Classifier;
  readonly player: Player;
  /** A pinned closure; undefined if the store has lost it. */
  readonly pinned: (hash: string) => Promise<Closure | undefined>;
  readonly staff: Staff;
  readonly handoff: (id: string) => Promise<Handoff | undefined>;
  readonly say: Say;
};
