import type { CardAction, LineAttachment } from '../line/activity.ts';

/** A message as the transcript shows it. */
export type ChatMessage = {
  /** Stays the same from the tap on "Send" to the end: the retry key of an own message, the id of any other. */
  readonly key: string;
  readonly id?: string;
  /** The place in the desk's log; infinite until the desk has told it. */
  readonly place: number;
  readonly by: 'person' | 'bot' | 'agent';
  readonly kind?: string;
  /** Who wrote it, if not the person. */
  readonly name?: string;
  readonly text: string;
  readonly format: 'markdown' | 'plain';
  /** ms since 1970; undefined for what nobody has said yet. */
  readonly at?: number;
  /** An agent came or went with it. */
  readonly turn?: 'joined' | 'left';
  readonly buttons: readonly CardAction[];
  readonly attachments: readonly LineAttachment[];
  /** Of an own message. */
  readonly state?: 'sending' | 'sent' | 'failed';
  /** The HTTP status by which the desk turned it down. */
  readonly refusal?: number;
};

/** Whom the person talks to. */
export type Speaker =
  | { readonly type: 'bot' | 'waiting' }
  | { readonly type: 'agent'; readonly name: string | undefined };

/** Everything about a conversation that the page shows. */
export type ChatState = {
  /** In the order of the log; what the log does not have yet stands at the end. */
  readonly messages: readonly ChatMessage[];
  readonly speaker: Speaker;
  /** Who is writing at this moment. */
  readonly typing?: { readonly name: string | undefined; readonly by: 'bot' | 'agent' };
};

export const emptyChat: ChatState = { messages: [], speaker: { type: 'bot' } };
