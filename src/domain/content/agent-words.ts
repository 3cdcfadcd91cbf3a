import { stepResults } from '../conversation/ledger.ts';
import { handoffReasons, handoffStates } from '../handoff/handoff.ts';
import { moveRefusals } from '../wire/desk-wire.ts';
import { agentPageWordNames } from './agent-page-words.ts';

/** What agents read, by what it is about; the names in braces that each text may use. */
export const agentWordNames = {
  results: plain(stepResults),
  sources: plain(['asked', 'volunteered', 'changed']),
  states: plain(handoffStates),
  reasons: plain(handoffReasons),
  refusals: plain(moveRefusals),
  channels: plain(['directline', 'msteams', 'terminal']),
  systems: plain(['teams', 'teams-desk', 'ticket-webhook', 'ticket-mail', 'person-mail']),
  moves: plain(['claim', 'close', 'transfer', 'release', 'assign', 'take-over', 'reopen', 'hand-back']),
  people: plain(['visitor', 'bot', 'agent', 'somebody', 'desk']),
  case: {
    'no-problem': [],
    quoted: ['words'],
    known: [],
    next: [],
    said: [],
    omitted: ['count'],
    more: ['count'],
    edited: ['text'],
    deleted: [],
    'files-missing': ['files'],
    'file-asked': ['file'],
    'file-linked': ['file'],
    'file-taken': ['file'],
    'file-left': ['file'],
    'a-picture': [],
    'a-file': [],
    called: [],
    left: [],
    mailed: ['mail'],
  },
  card: {
    requested: ['person'],
    released: ['person'],
    'released-by': ['agent'],
    claimed: ['agent', 'person'],
    'claimed-here': ['agent', 'person', 'desk'],
    'claimed-elsewhere': [],
    ticketed: ['number', 'person'],
    'ticketed-open': [],
    'ticketed-mail': ['mail'],
    closed: ['person'],
    'closed-by': ['agent'],
    'closed-why': ['agent', 'why'],
    withdrawn: ['person'],
    'goes-on': [],
    'where-it-was': [],
  },
  thread: {
    'from-page': ['agent'],
    unclaimed: ['person'],
    released: ['agent', 'person'],
    'taken-away': ['agent', 'person'],
    'has-person': ['agent', 'person'],
    'asked-again': ['person'],
    'no-card': [],
    'only-text': ['person'],
    'without-files': ['person'],
    'not-told': ['agent', 'person', 'why'],
    'claim-first': [],
    'has-conversation': ['agent'],
    over: [],
    unknown: [],
    late: [],
  },
  mail: {
    subject: ['number', 'problem'],
    'left-address': ['mail'],
    problem: [],
    person: [],
    channel: [],
    team: [],
    requested: [],
    'requested-why': ['time', 'reason'],
    conversation: [],
    page: [],
    tried: ['title'],
  },
  ...agentPageWordNames,
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

type Names = typeof agentWordNames;

/** `words/agents.en.yml`: what agents read, on their page, on cards, in mails and in the terminal. */
export type AgentTexts = { readonly [S in keyof Names]: { readonly [K in keyof Names[S]]: string } };

/** What agents read at a desk, with its language. */
export type AgentWords = AgentTexts & {
  /** How numbers are written in them, and which form of a word goes with one. */
  readonly language: string;
};

/** What is filled in for a text's names; nothing if it has none. */
type Filling<N> = N extends readonly []
  ? []
  : N extends readonly (infer Name extends string)[]
    ? [Readonly<Record<Name, string | number>>]
    : never;

/** One text for agents, its names filled in. */
export type Tell = <S extends keyof Names, K extends keyof Names[S]>(
  section: S,
  key: K,
  ...filling: Filling<Names[S][K]>
) => string;

function plain<const K extends string>(keys: readonly K[]): Readonly<Record<K, readonly []>> {
  // `fromEntries` forgets the keys; these are all of them.
  return Object.fromEntries(keys.map((key) => [key, []])) as unknown as Readonly<Record<K, readonly []>>;
}
