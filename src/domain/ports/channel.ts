import type { Conversation } from '../conversation/conversation.ts';
import type { Entry } from '../conversation/entry.ts';
import type { Author, NewInput } from '../conversation/input.ts';
import type { Routes } from '../wire/route.ts';
import type { Sender } from './sender.ts';
import type { Acceptance } from './store.ts';

/**
 * A way by which people reach the bot. It carries words in and shows replies, and knows nothing of what is said: the
 * same desk stands behind all of them. Every implementation passes `test/channels/promises.ts`.
 */
export type Channel = {
  /** The destination of its outbox items. */
  readonly name: string;
  /** Whether it is the way to a conversation, by the channel which that conversation names. */
  readonly serves: (channel: string) => boolean;
  /** Starts to take inputs, and gives the addresses at which they arrive. */
  readonly listen: (conversations: Conversations) => Routes;
  /** Carries replies to the system that shows them. Left out where the channel shows the log itself. */
  readonly sender?: Sender;
  readonly typing: Typing;
  readonly close?: () => void;
};

/** What a channel is handed: the way into conversations, and what comes back. */
export type Conversations = { readonly accept: Accept; readonly replies: AwaitReplies };

/** Stores an input and sees to it that it is played; resolves when it is stored, so that it is safe to acknowledge. */
export type Accept = (input: Omit<NewInput, 'id' | 'at'>) => Promise<Acceptance>;

/** The replies of one input once its turn is over; undefined if it is not over after `patience` ms. */
export type AwaitReplies = (
  conversation: string,
  input: string,
  patience: number,
) => Promise<readonly Entry[] | undefined>;

/** Shows a person that the bot is at work, or an agent: fire and forget, never an outbox item. */
export type Typing = (conversation: Conversation, agent?: Author) => void;
