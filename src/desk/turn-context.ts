import type { Content } from '../domain/content/content.ts';
import type { FlowBundle } from '../domain/content/flow.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Input } from '../domain/conversation/input.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Staff } from '../domain/handoff/staff.ts';
import type { Classifier, DetectedLanguage } from '../domain/ports/classifier.ts';
import type { Player } from '../domain/ports/player.ts';
import type { Say } from '../flows/replies/say.ts';

/** How messages that were not understood are kept. */
export type RetentionSettings = {
  readonly as: 'masked' | 'plain';
  /** The name of the model that understands a language now; the desk's own where none is given. */
  readonly model: (language: string | undefined) => string;
  /** So many are kept; the oldest go. */
  readonly most: number;
};

/** All that a road may look at while it answers one input. */
export type TurnContext = {
  readonly conversation: Conversation;
  readonly input: Input;
  /** What the person typed; empty for other inputs. */
  readonly text: string;
  /** The input's time, ms since 1970: a turn played again plays at the same time. */
  readonly now: number;
  /** In a further language its phrases hear what is said in that one too. */
  readonly content: Content;
  /** Understands the person's language. */
  readonly classifier: Classifier;
  /** The language of the person's words, where the desk has several. */
  readonly told?: DetectedLanguage | undefined;
  readonly player: Player;
  /** A pinned closure; undefined if the store has lost it, or the content has recalled it. */
  readonly pinned: (hash: string) => Promise<FlowBundle | undefined>;
  readonly staff: Staff;
  readonly handoff: (id: string) => Promise<Handoff | undefined>;
  readonly say: Say;
  /** How what is not understood is kept; undefined: not at all. */
  readonly keeping?: RetentionSettings | undefined;
};
