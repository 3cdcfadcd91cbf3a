import type { Handoff, HandoffState } from './handoff.ts';
import type { AgentMove, SentFile } from './input.ts';

/** Who is signed in at the agents' page. */
export type Me = {
  readonly id: string;
  readonly name: string;
  readonly teams: readonly string[];
  readonly available: boolean;
  /** Sent back as `x-fixpath-csrf` with everything that changes something. */
  readonly csrf: string;
};

/** What the agents' page is told about the desk. */
export type DeskSettings = {
  readonly name: string;
  readonly language: string;
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly cannedReplies: Readonly<Record<string, string>>;
  /** The steps that each flow can be handed back at. */
  readonly steps: Readonly<Record<string, readonly { readonly id: string; readonly title: string }[]>>;
};

/** One line of the queue. */
export type QueueLine = Pick<
  Handoff,
  'id' | 'conversation' | 'state' | 'team' | 'requestedAt' | 'changedAt' | 'channel'
> & {
  readonly person: string;
  readonly problem: string;
  readonly flow?: string;
  readonly agent?: { readonly id: string; readonly name: string };
  /** The last thing said, shortened, and by whom. */
  readonly last?: { readonly by: 'person' | 'bot' | 'agent'; readonly text: string; readonly at: number };
  /** Messages of the person since an agent last wrote. */
  readonly unread: number;
};

/** One line of a conversation, as agents see it. Texts are texts, never markup. */
export type DeskEntry = {
  readonly number: number;
  readonly id: string;
  readonly by: 'person' | 'bot' | 'agent' | 'system';
  readonly name?: string;
  readonly at: number;
  readonly text: string;
  /** A change of the handoff: its new state. */
  readonly state?: HandoffState;
  readonly files?: readonly (SentFile & { readonly url: string; readonly isPicture: boolean })[];
  /** A send to the person's channel that did not get through. */
  readonly refused?: string;
};

/** A handoff opened: the summary, and the transcript after `after`. */
export type DeskCase = { readonly handoff: Handoff; readonly entries: readonly DeskEntry[]; readonly typing: boolean };

/** What an agent's page sends to move a handoff. */
export type MoveRequest = { readonly move: AgentMove };

/** What became of it: `taken` by somebody else, `over`, or `not-yours`. */
export type MoveAnswer =
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly why: 'taken' | 'over' | 'not-yours' };

/** Frames of the agents' socket. `queue`: something in it changed; fetch it anew. */
export type DeskFrame =
  | { readonly type: 'queue' }
  | { readonly type: 'entries'; readonly handoff: string; readonly conversation: string }
  | { readonly type: 'typing'; readonly conversation: string };
