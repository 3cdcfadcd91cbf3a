import { type Handoff, handoffStates } from '../handoff/handoff.ts';
import type { MoveRefusal } from '../wire/desk-wire.ts';
import type { AgentName } from './input.ts';
import type { Outcome } from './outcome.ts';

/**
 * What can happen to a handoff: it gets a new state, or it moves nothing. `unclaimed`: announced again, nobody had
 * come. `updated`: something was added, such as a mail address. `rated`: the person gave stars, or added a word to them.
 * `erased`: everything that the person said was erased.
 */
const handoffChangeTypes = [...handoffStates, 'unclaimed', 'updated', 'rated', 'erased'] as const;

export type HandoffChangeType = (typeof handoffChangeTypes)[number];

/** What a turn puts on record beside what it says. */
export type TurnRecord =
  /** The handoff is as it was after the change, so that what is told of it does not depend on when it is told. */
  | { readonly type: 'handoff-changed'; readonly change: HandoffChangeType; readonly handoff: Handoff }
  | { readonly type: 'episode-ended'; readonly flow: string; readonly outcome: Outcome; readonly episode: string }
  /** What a person did that is no message, or what became of what an agent sent them, as agents read it. */
  | {
      readonly type: 'noted';
      readonly what: 'edited' | 'deleted' | 'files' | 'called' | 'left' | 'file-answer';
      readonly text: string;
    }
  /** What an agent wrote for colleagues alone, and whom of them it calls. It never leaves for the person or another system. */
  | {
      readonly type: 'note';
      readonly handoff: string;
      readonly text: string;
      readonly mentions: readonly AgentName[];
    }
  /** An agent has given the handoff other labels. */
  | { readonly type: 'labelled'; readonly handoff: string; readonly labels: readonly string[] }
  /** Replies of agents, by their entries, go to the person by mail. */
  | MailDue
  /** What an agent wanted could not be done; `handoff` is the one in its way. */
  | { readonly type: 'agent-refused'; readonly why: MoveRefusal; readonly handoff?: string }
  /** Stands where something was on record that is erased. */
  | { readonly type: 'erased' };

export type MailDue = {
  readonly type: 'mail-due';
  readonly handoff: string;
  readonly to: string;
  readonly entries: readonly string[];
  /** The entry of the mail before it in its thread: one that carried ours, or a message of the person that came by mail. */
  readonly follows?: string;
  /** As agents read it. */
  readonly text: string;
};

export type HandoffChanged = Extract<TurnRecord, { type: 'handoff-changed' }>;
