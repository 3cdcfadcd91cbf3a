/** Minutes since midnight, from and to (exclusive). */
export type Span = { readonly from: number; readonly to: number };

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof weekdays)[number];

/** Those who take over. `languages`: the tags of what its people speak; left out where that is all of the desk's. */
export type Team = { readonly id: string; readonly name: string; readonly languages?: readonly string[] };

/** What `desk.yml` sets: how this desk is called, when it is open, how long it waits, what its mistakes cost. */
export type Desk = {
  /** Shown in the chat's header and in the Teams app. */
  readonly name: string;
  readonly language: string;
  readonly timeZone: string;
  /** Where its people live, as ISO 3166-1 has it: `DE`. It says whom to call in danger. */
  readonly country?: string;
  readonly hours: Readonly<Partial<Record<Weekday, readonly Span[]>>>;
  /** Dates, `2026-12-25`. */
  readonly holidays: readonly string[];
  /** Hashes of bundles that are recalled: no plan goes on with one of them. */
  readonly retired: readonly string[];
  /** The first is the default team. */
  readonly teams: readonly Team[];
  /** Seconds after which an unclaimed handoff is announced again, and after as long once more becomes a ticket. */
  readonly claimSeconds: number;
  /** Seconds an agent's browser may be gone before their conversations go back to the queue. */
  readonly agentGoneSeconds: number;
  /** Minutes without a word of the person after which what an agent writes to them goes by mail as well. */
  readonly mailMinutes: number;
  /** Minutes of silence after the time a fix takes, after which the bot asks once how it went; 0: it never does. */
  readonly followUpMinutes: number;
  /** When in the day it may ask that, in the desk's time zone. */
  readonly followUpHours: Span;
  /** Replies that agents use often, by title. */
  readonly cannedReplies: Readonly<Record<string, string>>;
  /** Intents offered in the greeting, in this order; all flows if `desk.yml` names none. */
  readonly topics: readonly string[];
  /** Hours of silence after which the bot asks "carry on, or start again?". */
  readonly idleHours: number;
  /** Hours of silence at a check after which the problem is taken to be solved. */
  readonly assumeHours: number;
  /** Hours of silence after which an unfinished flow is given up. */
  readonly abandonHours: number;
  /** Hours after an outcome in which "it's back" picks up where it ended. */
  readonly reopenHours: number;
  /** What each kind of mistake costs, relative to each other: the verdict is chosen by these. */
  readonly costs: { readonly wrongFlow: number; readonly offer: number; readonly apology: number };
  /** The expected share of messages that are other people's problems, from 0 to 1. */
  readonly strangersShare: number;
};
