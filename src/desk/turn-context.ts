import type { Content } from '../domain/content/content.ts';
import type { FlowBundle } from '../domain/content/flow.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Input } from '../domain/conversation/input.ts';
import type { ButtonPick } from '../domain/conversation/pick.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Staff } from '../domain/handoff/staff.ts';
import type { Classifier, DetectedLanguage } from '../domain/ports/classifier.ts';
import type { Player } from '../domain/ports/player.ts';
import type { Say } from '../flows/replies/say.ts';
import type { Ear } from '../interpretation/ear.ts';

/** How messages that were not understood are kept. */
export type RetentionSettings = {
  readonly as: 'masked' | 'plain';
  /** The name of the model that understands a language at present; by default, the desk's own language. */
  readonly model: (language: string | undefined) => string;
  /** At most this many are kept; the oldest go first. */
  readonly most: number;
};

/** All that is known while one input is answered. */
export type TurnContext = {
  readonly conversation: Conversation;
  readonly input: Input;
  /** What the person typed; empty for other inputs. */
  readonly text: string;
  /** The button that the person tapped, and the reply it belongs to; without a pick if it is none of the desk's. */
  readonly tap?: { readonly reply: string; readonly pick: ButtonPick | undefined } | undefined;
  /** The input's time, ms since 1970: a turn played again plays at the same time. */
  readonly now: number;
  /** The content in force, in the desk's own language: what agents read. */
  readonly own: Content;
  /** The same as the conversation's language speaks it; its phrases hear the language of the person's words. */
  readonly content: Content;
  /** The tag of the language that is spoken. */
  readonly language: string;
  /** Understands the person's language. */
  readonly classifier: Classifier;
  /** Hears what the person does in their language; undefined if the desk has no words for it. */
  readonly ear?: Ear | undefined;
  /** The language of the person's words, where the desk has several. */
  readonly detected?: DetectedLanguage | undefined;
  readonly player: Player;
  /** Content that a plan has pinned; undefined if the store has lost it, or the content in force has recalled it. */
  readonly pinned: (hash: string) => Promise<FlowBundle | undefined>;
  readonly staff: Staff;
  readonly handoff: (id: string) => Promise<Handoff | undefined>;
  readonly say: Say;
  /** Mail can be sent, so an address may be asked for. */
  readonly sendsMail: boolean;
  /** When the person last had their chat before them, ms since 1970; undefined where that is not told. */
  readonly seenAt: () => number | undefined;
  /** How messages that are not understood are kept; undefined: not at all. */
  readonly keeping?: RetentionSettings | undefined;
};

/** What it takes to say what somebody's first words are about. */
export type FirstWords = Pick<TurnContext, 'text' | 'content' | 'classifier' | 'ear' | 'detected'>;
