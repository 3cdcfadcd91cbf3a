import type { Json } from '../json.ts';
import type { TimerKind } from './timer.ts';

/** Who moves the conversation. */
export type InputBy = 'person' | 'agent' | 'backend' | 'timer' | 'channel';

/** A tapped button: the reply it belongs to, and its pick. */
export type Tap = { readonly reply: string; readonly pick: string };

/** A file the person sent; `id` is ours. */
export type SentFile = { readonly id: string; readonly name: string; readonly type: string; readonly bytes: number };

/** A file that its channel does not hand over: what it is called, if anything, and its media type. */
export type MissingFile = { readonly name?: string; readonly type: string };

/** What an input says. */
export type InputBody =
  | { readonly type: 'greeting' }
  | {
      readonly type: 'message';
      /** Mentions of the bot already taken out. */
      readonly text: string;
      readonly tap?: Tap;
      readonly files?: readonly SentFile[];
      /** What came with it and did not get further than the channel. */
      readonly missing?: readonly MissingFile[];
      /** The bot was called by its name, and nothing was said. */
      readonly called?: true;
      /** The words that the message replies to, where its channel quotes some. */
      readonly quote?: string;
      /** It came by mail, in the thread of a handoff. */
      readonly byMail?: { readonly handoff: string; readonly messageId?: string };
    }
  /** Somebody has left: the bot's whole conversation, or, where several people share it, the one who is named. */
  | { readonly type: 'left'; readonly who?: string }
  /** A message that was sent was changed or taken back; `text` is what it says now. */
  | { readonly type: 'message-changed'; readonly change: 'edited'; readonly text: string }
  | { readonly type: 'message-changed'; readonly change: 'deleted' }
  /** An event or invoke a channel brought: kept, and passed to a bot that is not the desk. */
  | { readonly type: 'event'; readonly name: string; readonly value?: Json }
  | { readonly type: 'timer'; readonly kind: TimerKind; readonly timer: string }
  /** An agent's words: said by the turn, if the agent has the conversation. */
  | {
      readonly type: 'agent-says';
      readonly handoff: string;
      readonly text: string;
      readonly files?: readonly SentFile[];
    }
  /** A note of an agent, for colleagues alone, and whom of them it calls. */
  | {
      readonly type: 'agent-notes';
      readonly handoff: string;
      readonly text: string;
      readonly mentions: readonly AgentName[];
    }
  | { readonly type: 'agent-moves'; readonly handoff: string; readonly move: AgentMove };

/**
 * What an agent does with a handoff. `assign`: a colleague gets it, whoever has it now; `take-over`: whoever moves gets it
 * from a colleague; `reopen`: what was closed goes on with them. `label`: these are its labels from
 * now on. `hand-back`: the bot goes on, at a step if one is named.
 */
export type AgentMove =
  | { readonly type: 'claim' }
  | { readonly type: 'assign'; readonly to: AgentName }
  | { readonly type: 'take-over'; readonly why?: string }
  | { readonly type: 'reopen' }
  | { readonly type: 'label'; readonly labels: readonly string[] }
  | { readonly type: 'release'; readonly why?: string }
  | { readonly type: 'transfer'; readonly team: string }
  | { readonly type: 'close'; readonly note?: string }
  | { readonly type: 'hand-back'; readonly step?: string };

/** An agent as whoever reads of them sees them: their account's id and name. */
export type AgentName = { readonly id: string; readonly name: string };

/** Where replies go: into the log only, back in the response, or out through the outbox. */
export type ReplyVia = 'log' | 'response' | 'send';

/** Who wrote it, in the channel's own terms. */
export type Author = {
  readonly id: string;
  readonly name?: string;
  readonly mail?: string;
  /** A site that the desk trusts vouches for name and mail; without it they are what somebody said. */
  readonly proven?: true;
};

/** An input on its way to the store. */
export type NewInput = {
  readonly conversation: string;
  /** Unique in its conversation; the same key again is the same input. */
  readonly key: string;
  /** Our id, used if the key is new. */
  readonly id: string;
  readonly by: InputBy;
  readonly from?: Author;
  readonly body: InputBody;
  readonly answerBy: ReplyVia;
  /** The channel, e.g. `directline` or `msteams`; creates the conversation if it is new. */
  readonly channel: string;
  /** Several people share the conversation. */
  readonly group?: boolean;
  readonly locale?: string;
  /** How the channel reaches the conversation; replaces what is known. */
  readonly address?: Json;
  /** The channel's own activity, opaque to all but that channel. */
  readonly envelope?: Json;
  /** When it came in, ms since 1970. */
  readonly at: number;
};

/** An input as the store gives it back, to be played. */
export type Input = Omit<NewInput, 'address'> & {
  /** How often it was taken up again after a crash. */
  readonly attempts: number;
};
