import type { AgentMove } from '../conversation/input.ts';
import type { OutboxItem, SendResult } from '../conversation/turn.ts';
import type { JsonObject } from '../json.ts';

/** A card, and what a notification shows of it. */
export type DeskCard = { readonly card: JsonObject; readonly summary: string };

/** What a send is for: the key that a repeat has as well, and how often it was tried before. */
export type CardSend = Pick<OutboxItem, 'id' | 'attempts'>;

/**
 * What leaves for a channel in which agents work: cards, each with a thread of its own. Every call is one request; the
 * receipt is the thread's id.
 */
export type AgentsChannel = {
  /** Posts a card that begins a thread, or puts it in the place of the one that began `thread`. */
  readonly show: (sending: CardSend, card: DeskCard, thread?: string) => Promise<SendResult>;
  /** Says something in a thread, as plain text. */
  readonly say: (sending: CardSend, thread: string, text: string) => Promise<SendResult>;
};

/** Somebody who works in the channel; unnamed if Teams does not tell their name. */
export type ChannelAgent = { readonly id: string; readonly name?: string };

/** What somebody did in the channel: pressed a card's button, or wrote. The same key again is the same action. */
export type AgentAction =
  | {
      readonly type: 'moves';
      readonly agent: ChannelAgent;
      readonly key: string;
      /** The thread of the card it was pressed on. */
      readonly thread: string | undefined;
      readonly handoff: string;
      readonly move: AgentMove;
    }
  | {
      readonly type: 'writes';
      readonly agent: ChannelAgent;
      readonly key: string;
      readonly thread: string;
      /** Mentions of the bot taken out. */
      readonly text: string;
      /** Files or pictures came with it, which do not leave the channel. */
      readonly hasFiles: boolean;
      /** Whom it speaks to by name. */
      readonly names: 'bot' | 'others' | 'nobody';
    };

/** What they are answered: words for them, or the card as it is now. */
export type AgentActionAnswer =
  | { readonly type: 'nothing' }
  | { readonly type: 'words'; readonly text: string }
  | ({ readonly type: 'card' } & DeskCard);

/** Takes what somebody did in the channel. */
export type OnAgentAction = (action: AgentAction) => Promise<AgentActionAnswer>;
