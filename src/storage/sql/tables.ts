import type { Generated } from 'kysely';
import type { AuditEvent } from '../../domain/audit/audit.ts';
import type { Entry } from '../../domain/conversation/entry.ts';
import type { InputBody, InputBy, ReplyVia } from '../../domain/conversation/input.ts';
import type { Owner } from '../../domain/conversation/owner.ts';
import type { TimerKind } from '../../domain/conversation/timer.ts';
import type { HandoffState } from '../../domain/handoff/handoff.ts';
import type { NotUnderstood } from '../../domain/understanding/unrecognised.ts';

/** `waiting` is an input that still has to be played. */
export type InputStatus = 'waiting' | 'done' | 'failed';

/** `waiting` is an item that still has to be sent; every other state is final. */
type ItemState = 'waiting' | 'sent' | 'refused' | 'gone' | 'withdrawn';

/**
 * Every table, as code sees it; `migrations.ts` makes them. Times are ms since 1970. Columns named in the plural or
 * said to be JSON hold text that the row files of each noun turn into values.
 */
export type Tables = {
  conversations: {
    id: string;
    channel: string;
    /** 1 where several people share it. */
    shared: number;
    locale: string | null;
    /** JSON. */
    address: string | null;
    head: number;
    revision: number;
    /** The type of the state's owner, kept apart so that a commit sees it change. */
    mode: Owner['type'];
    /** JSON. */
    state: string;
    created_at: number;
  };
  /** On PostgreSQL alone: which process plays a conversation, under which fence and until when. */
  lanes: { conversation: string; holder: string; fence: number; until: number };
  /** The number under which a conversation's entries and inputs are kept. */
  logs: {
    seq: Generated<number>;
    conversation: string;
    /** JSON of what its messages have in common, once there is one. */
    usual: string | null;
  };
  /** The log. */
  entries: {
    log: number;
    number: number;
    id: string;
    by: Entry['by'];
    /** JSON of the author; empty where it is the usual one. */
    from: string | null;
    at: number;
    /** The first letter of each reader. */
    seen_by: string;
    /** JSON. */
    body: string;
    /** JSON, or a plus and JSON of what differs from the usual one. */
    envelope: string | null;
    handoff: string | null;
  };
  /** What an input is beside its entry, which has the same log and number and holds what it says. */
  inputs: {
    log: number;
    number: number;
    key: string;
    by: InputBy;
    type: InputBody['type'];
    answer_by: ReplyVia;
    locale: string | null;
    attempts: number;
    status: InputStatus;
    /** The head before and after its turn: the entries between are the turn's. */
    head_before: number | null;
    head_after: number | null;
  };
  timers: {
    seq: Generated<number>;
    id: string;
    conversation: string;
    kind: TimerKind;
    due: number;
    revision: number;
    holder: string | null;
    /** When it may be leased: when it is due, or when its lease passes. */
    ready: number;
  };
  items: {
    /** The order in which they go. */
    seq: Generated<number>;
    id: string;
    conversation: string;
    destination: string;
    entry: string;
    state: ItemState;
    attempts: number;
    fence: number;
    /** Not before this time. */
    due: number;
    /** When it may be leased: when it is due, or when its lease passes. */
    ready: number;
    receipt: string | null;
    why: string | null;
    settled_at: number | null;
  };
  /** Destinations a person left, closed until they write. */
  closed: { conversation: string; destination: string; at: number };
  /** Bundles by hash: JSON, packed, or as text where they were written before that. */
  closures: { hash: string; value: string; packed: Uint8Array | null };
  handoffs: {
    id: string;
    conversation: string;
    state: HandoffState;
    requested_at: number;
    changed_at: number;
    /** JSON of all of it, as it was requested: state and time of change stand beside it. */
    value: string;
  };
  /** What agents can find: of a handoff itself under the number 0, and what entries say. The index `found` is made of it. */
  searchable: { seq: Generated<number>; log: number; number: number; handoff: string; words: string };
  agents: {
    id: string;
    login: string;
    name: string;
    /** Ids separated by blanks. */
    teams: string;
    password: string;
    disabled: number;
    available: number;
    created_at: number;
    mail: string | null;
    issuer: string | null;
    subject: string | null;
    /** Separated by blanks. */
    roles: string;
  };
  unrecognised: {
    number: Generated<number>;
    at: number;
    text: string;
    why: NotUnderstood;
    language: string | null;
    intent: string | null;
    asked: string | null;
    /** JSON. */
    ranking: string;
    model: string;
  };
  erasures: {
    number: Generated<number>;
    conversation: string;
    asked_at: number;
    /** JSON, once the conversation is emptied. */
    report: string | null;
    /** Once nothing of it is left on the disk. */
    done_at: number | null;
  };
  audit: {
    number: Generated<number>;
    at: number;
    event: AuditEvent;
    who: string | null;
    from: string | null;
    /** JSON. */
    about: string | null;
  };
  sessions: {
    hash: string;
    agent: string;
    expires_at: number;
    ends_at: number | null;
    /** Separated by blanks; the account's own where there are none. */
    roles: string | null;
  };
  /** Those that agents wrote. */
  canned_replies: {
    id: string;
    /** The only one who sees it; null where all share it. */
    owner: string | null;
    title: string;
    text: string;
    language: string | null;
    by_id: string;
    by_name: string;
    changed_at: number;
    revision: number;
  };
  /** Up to which entry a person's chat has been shown its log, where somebody was handed over. */
  shown_logs: { conversation: string; up_to: number };
  secrets: { name: string; value: string };
  /** What senders have used of a day's allowance, until when all of it is theirs again. */
  allowances: { sender: string; whole_at: number };
  files: {
    id: string;
    conversation: string;
    name: string;
    type: string;
    content: Uint8Array;
    at: number;
    /** What it takes: a page at least. */
    bytes: number;
  };
  /** What all files together take, kept by triggers; and attempts to write, which are counted. */
  space: { what: 'files' | 'attempts'; bytes: number };
};
