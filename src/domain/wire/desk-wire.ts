import type { AgentName, SentFile } from '../conversation/input.ts';
import type { Handoff, HandoffState } from '../handoff/handoff.ts';
import type { Right } from '../handoff/roles.ts';

/** Longer than this an agent writes two messages, characters. */
export const longestAgentText = 4000;

/** Who is signed in at the agents' page. */
export type Me = {
  readonly id: string;
  readonly name: string;
  readonly teams: readonly string[];
  readonly available: boolean;
  /** What their roles let them do. */
  readonly may: readonly Right[];
  /** Sent back as `x-fixpath-csrf` with everything that changes something. */
  readonly csrf: string;
};

/** What the agents' page is told about the desk. */
export type DeskSettings = {
  readonly name: string;
  readonly language: string;
  /** All that the desk speaks, its own first. */
  readonly languages: readonly string[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly cannedReplies: Readonly<Record<string, string>>;
  /** Who comes back to the page after a while is available again. */
  readonly availableWhenActive: boolean;
  /** The steps that each flow can be handed back at. */
  readonly steps: Readonly<Record<string, readonly { readonly id: string; readonly title: string }[]>>;
};

/** An agent whom a conversation can be assigned to. */
export type Colleague = AgentName & {
  /** Ids of teams; none: they work for all of them. */
  readonly teams: readonly string[];
  /** They would get new conversations at this moment. */
  readonly isThere: boolean;
};

/** One line of the queue. */
export type QueueLine = Pick<
  Handoff,
  | 'id'
  | 'conversation'
  | 'state'
  | 'team'
  | 'requestedAt'
  | 'changedAt'
  | 'channel'
  | 'announcedAgainAt'
  | 'rating'
  | 'tempers'
  | 'labels'
> & {
  readonly person: string;
  readonly problem: string;
  /** They told of danger. */
  readonly isDanger?: true;
  readonly flow?: string;
  readonly agent?: AgentName;
  /** Who gave it to them, if that was somebody else. */
  readonly givenBy?: AgentName;
  /** The last thing said, shortened, and by whom. */
  readonly last?: { readonly by: 'person' | 'bot' | 'agent'; readonly text: string; readonly at: number };
  /** Messages of the person since an agent last wrote. */
  readonly unread: number;
  /** The last note that calls each of these agents, by their ids. */
  readonly mentions?: Readonly<Record<string, Mention>>;
  /** What was found in it, with the words around, in parts: every second one was looked for. Only in answers to a search. */
  readonly found?: readonly string[];
  /** Sends of this conversation that have not arrived; missing for none. */
  readonly refused?: number;
};

/** A note in which an agent is called by name. */
export type Mention = {
  /** The number of its entry. */
  readonly number: number;
  readonly by: string;
  readonly text: string;
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
  /** A note of the agent `name`: colleagues alone see it. */
  readonly isNote?: true;
  /** Nobody had come: it was announced to agents again. */
  readonly isAnnouncedAgain?: true;
  /** The person rated the case, or added a word to their stars. */
  readonly rating?: Handoff['rating'];
};

/** A send that has not arrived: the entry it carried, to which system, and why. */
export type RefusedSend = {
  /** What `POST /desk/api/items/:id/retry` sends again. */
  readonly item: string;
  readonly entry: string;
  /** The person's channel, or a backend's name. */
  readonly to: string;
  readonly why: string;
  /** It is tried again by itself, or stands behind one that is. */
  readonly waits?: true;
};

/** A handoff opened: the summary, and the transcript after `after`. */
export type DeskCase = {
  readonly handoff: Handoff;
  readonly entries: readonly DeskEntry[];
  /** All of the conversation that are not sent again yet, whatever `after` was. */
  readonly refused: readonly RefusedSend[];
  readonly typing: boolean;
  /** How far words for the person have come. */
  readonly reached: {
    /** Up to the entry of this number their chat has been shown everything; missing where that is not told. */
    readonly delivered?: number;
    /** Ids of what their channel has taken; missing where the chat shows the log itself. */
    readonly sent?: readonly string[];
  };
  /** What the same person asked for before, or somebody in the same conversation, the last one first. */
  readonly earlier: readonly EarlierCase[];
};

/** Another handoff of the same person, or of the same conversation. */
export type EarlierCase = Pick<Handoff, 'id' | 'state' | 'requestedAt' | 'rating'> & {
  readonly problem: string;
  /** The name of whoever has it, or closed it. */
  readonly agent?: string;
  /** With what it was closed, for colleagues. */
  readonly why?: string;
};

/** Why an agent's move or words count for nothing. `another-open`: of this person another handoff is open already. */
export const moveRefusals = ['taken', 'over', 'not-yours', 'another-open'] as const;

export type MoveRefusal = (typeof moveRefusals)[number];

/** What became of it. `handoff` is the other one that is open. */
export type MoveAnswer =
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly why: MoveRefusal; readonly handoff?: string };

/**
 * Frames of the agents' socket. `queue`: something in it changed; fetch it anew. `sends`: one of the conversation's
 * sends was not taken, is on its way again, or has arrived after all. `canned`: agents' canned replies have changed.
 * `erased`: forget what was said there, and fetch it anew.
 */
export type DeskFrame =
  | { readonly type: 'queue' }
  | { readonly type: 'canned' }
  | { readonly type: 'entries'; readonly handoff: string; readonly conversation: string }
  | { readonly type: 'sends'; readonly conversation: string }
  | { readonly type: 'typing'; readonly conversation: string }
  | { readonly type: 'erased'; readonly conversation: string };
