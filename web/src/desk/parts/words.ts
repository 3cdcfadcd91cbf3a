import type { StepResult } from '../../../../src/domain/conversation/ledger.ts';
import type { HandoffReason, HandoffState } from '../../../../src/domain/handoff/handoff.ts';
import type { MoveRefusal } from '../../../../src/domain/wire/desk-wire.ts';

/** The page's words for what the wire names. */
export const channelWords: Readonly<Record<string, string>> = { directline: 'Web chat', msteams: 'Teams' };

/** Where sends go to, by the name of their destination. */
export const systemWords: Readonly<Record<string, string>> = {
  teams: 'Teams',
  'teams-desk': 'the agents’ channel in Teams',
  'ticket-webhook': 'the ticket system',
  'ticket-mail': 'the ticket mailbox',
  'person-mail': 'their mailbox',
};

export const stateWords: Readonly<Record<HandoffState, string>> = {
  requested: 'Waiting',
  claimed: 'With an agent',
  released: 'Back in the queue',
  closed: 'Closed',
  withdrawn: 'Went back to the bot',
  ticketed: 'Ticket',
};

export const reasonWords: Readonly<Record<HandoffReason, string>> = {
  asked: 'asked for a person',
  exhausted: 'the bot had nothing left to try',
  lost: 'the bot did not understand',
  trouble: 'the bot had trouble',
};

export const resultWords: Readonly<Record<StepResult, string>> = {
  fine: 'Fine',
  solved: 'Solved it',
  'no-effect': 'No effect',
  'could-not': 'Could not do it',
  'already-done': 'Already done',
  unsure: 'Unsure',
  skipped: 'Skipped',
  'not-needed': 'Not needed',
  open: 'Open question',
  'not-reached': 'Not reached',
};

export const sourceWords = { asked: 'answered', volunteered: 'said unasked', changed: 'changed later' } as const;

/** Why a move or a message was refused. */
export const refusedWords: Readonly<Record<MoveRefusal, string>> = {
  taken: 'Somebody else has taken this one.',
  over: 'This one is over.',
  'not-yours': 'This one is not yours any more.',
  'another-open': 'This person has asked again since, and that request is open. Answer them there.',
};

export const awayWords = 'The desk cannot be reached. Please try again.';
