import type { KindOf } from '../content/acts.ts';
import type { Json } from '../json.ts';
import type { Outcome } from './outcome.ts';
import type { Owner } from './owner.ts';
import type { Plan, Reading } from './plan.ts';
import type { Visit } from './visit.ts';

/** A problem that somebody told beside another one, in their own words. */
export type ToldProblem = { readonly intent: string; readonly step?: string; readonly words: string };

/** What the bot last asked that no flow asked: an offer of intents, of a person, of carrying on. */
export type PendingQuestion =
  | { readonly type: 'intents'; readonly intents: readonly string[]; readonly words: string }
  | { readonly type: 'person' }
  /** "That's another problem. Shall we look at it first?" */
  | { readonly type: 'digress'; readonly intent: string; readonly step?: string; readonly words: string }
  /** "Another question first": what is it? */
  | { readonly type: 'matter' }
  /** "You also mentioned … Shall we look at that now?" */
  | { readonly type: 'later'; readonly problem: ToldProblem }
  /** "We were in the middle of … carry on, or start again?" */
  | { readonly type: 'idle' }
  /** "I read that as … Right?" */
  | { readonly type: 'confirm'; readonly path: string; readonly reading: Reading; readonly words: string }
  /** "Just to be sure: are your photos syncing now?", which is the check of that flow. */
  | { readonly type: 'works'; readonly flow: string }
  /** "Is anybody in danger?" */
  | { readonly type: 'alarm'; readonly kind: KindOf<'urgent'>; readonly words: string }
  /** A danger was warned of that harms nobody: a person, or carry on with what was wanted? */
  | { readonly type: 'danger'; readonly words: string }
  /** "Is there anything else?" */
  | { readonly type: 'more' }
  /** The person left a flow; they may carry on with it. */
  | { readonly type: 'left' }
  /** "How was that?", then a word about it. */
  | { readonly type: 'rating'; readonly handoff: string; readonly stars?: number }
  /** "Where shall the answer go?" */
  | { readonly type: 'mail'; readonly handoff: string };

/** One problem, from its first words to its outcome. */
export type Episode = {
  readonly id: string;
  /** The author who began it; in a group only they answer it. */
  readonly person?: string;
  /** What they are called. */
  readonly name?: string;
  readonly plan: Plan;
  /** Plans set aside for this one, the innermost last. */
  readonly setAside: readonly Plan[];
};

/** All a turn knows of what went before; moved only by a turn's commit. */
export type ConversationState = {
  readonly owner: Owner;
  readonly greeted: boolean;
  readonly episode?: Episode;
  readonly asked?: PendingQuestion;
  /** Whose that is, where several people share the conversation. */
  readonly askedOf?: { readonly id: string; readonly name?: string };
  /** Who else has spoken in a group while somebody is helped there, and was told so; of which episode, or handoff. */
  readonly told?: { readonly of: string; readonly people: readonly string[] };
  /** The reply whose buttons are alive. */
  readonly openReply?: string;
  /** How often in a row the bot was lost. */
  readonly lost: number;
  /** How often the person was angry or in despair since the last outcome. */
  readonly tempers?: number;
  /** The number of the person's last ticket. */
  readonly ticket?: string;
  /** The id of the handoff that the number is of. */
  readonly ticketed?: string;
  /**
   * Agents' replies, by their entries, that go by mail if the person stays away; when the first and the last of them was
   * said, ms since 1970.
   */
  readonly unread?: {
    readonly handoff: string;
    readonly entries: readonly string[];
    readonly since: number;
    /** Missing where an earlier version wrote it. */
    readonly last?: number;
  };
  /** The handoff that the last mail was about, and the entry which that mail carried, or is. */
  readonly mailed?: { readonly handoff: string; readonly entry: string };
  /** What was said last, the newest first, so that nothing is said twice in the same words. */
  readonly lastSaid?: readonly string[];
  /** The danger that was last warned of. */
  readonly danger?: string;
  /** Problems that were told beside the one that comes first, in their order, and when. */
  readonly later?: { readonly problems: readonly ToldProblem[]; readonly at: number };
  /** How often in a row a turn failed. */
  readonly failed: number;
  /** How many replies were said so far: wordings are used in turn. */
  readonly said: number;
  /** When the person last wrote. */
  readonly heardAt?: number;
  /** The tag of the language that is spoken, where the desk has several: that of the person's words, or asked for. */
  readonly language?: string;
  /** They have asked for it. */
  readonly languageChosen?: true;
  /** Where the person writes from. */
  readonly visit?: Visit;
  /** The episode before, for "it's back". */
  readonly last?: { readonly plan: Plan; readonly outcome: Outcome; readonly at: number };
};

export const newConversation: ConversationState = {
  owner: { type: 'bot' },
  greeted: false,
  lost: 0,
  failed: 0,
  said: 0,
};

/** A conversation as the store keeps it. */
export type Conversation = {
  readonly id: string;
  readonly channel: string;
  readonly group: boolean;
  readonly locale?: string;
  readonly address?: Json;
  /** The number of the last entry; 0 for none. Moved by every append. */
  readonly head: number;
  /** Moved only by a turn's commit. */
  readonly revision: number;
  readonly state: ConversationState;
  readonly createdAt: number;
};
