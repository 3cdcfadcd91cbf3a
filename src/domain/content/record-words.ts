import { notUnderstood } from '../understanding/unrecognised.ts';

/**
 * What the agents' page says about what is kept: of a person, of agents' canned replies, and of messages that were not
 * understood. As `agentPageWordNames`.
 */
export const recordWordNames = {
  records: {
    title: [],
    export: [],
    'export-all': ['count'],
    erase: [],
    ask: ['person'],
    goes: [],
    stays: [],
    of: [],
    'of-conversation': [],
    'of-person': ['count'],
    shared: ['count'],
    understood: [],
    'erase-now': [],
    busy: [],
    away: [],
    asked: [],
    erased: ['conversations', 'files'],
    sent: ['systems'],
    tickets: ['tickets'],
    utterances: ['places'],
  },
  canned: {
    title: [],
    open: [],
    hint: [],
    new: [],
    change: [],
    edit: ['title'],
    delete: [],
    'delete-title': ['title'],
    'delete-own': ['title'],
    'delete-shared': ['title'],
    own: ['agent'],
    shared: ['agent'],
    'of-writers': [],
    name: [],
    text: [],
    'text-hint': ['names'],
    language: [],
    'any-language': [],
    'only-me': [],
    save: [],
    'give-up': [],
    'no-title': [],
    'no-text': [],
    'no-name': ['name'],
    taken: [],
    changed: ['agent'],
    'take-theirs': [],
    'keep-mine': [],
    gone: [],
    full: [],
    away: [],
  },
  inbox: {
    title: [],
    hint: [],
    'not-yours': [],
    none: [],
    count: ['count'],
    more: ['count'],
    likeliest: ['flows'],
    dismiss: [],
    'dismiss-this': ['text'],
    ...reasonsOfInbox(),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

function reasonsOfInbox(): Readonly<Record<(typeof notUnderstood)[number], readonly []>> {
  // `fromEntries` forgets the keys; these are all of them.
  return Object.fromEntries(notUnderstood.map((why) => [why, []])) as unknown as ReturnType<typeof reasonsOfInbox>;
}
