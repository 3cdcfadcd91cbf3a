import type { phraseNames } from './phrase-names.ts';

export type PhraseName = keyof typeof phraseNames;

/**
 * What the bot hears in any flow. `not` are the words that turn a saying round ("not full").
 * `stars` are what may follow the number of a rating ("4 stars").
 * The commands (`help` and those after it) count only when they are the whole message.
 */
export const hearings = [
  'yes',
  'no',
  'not',
  'unsure',
  'already',
  'skip',
  'ok',
  'solved',
  'no-effect',
  'could-not',
  'not-yet',
  'temper',
  'first',
  'second',
  'third',
  'both',
  'none',
  'difference',
  'not-this',
  'not-about',
  'taking-back',
  'adding',
  'preferring',
  'setting-aside',
  'other-matter',
  'parting',
  'no-danger',
  'dry',
  'plugged-in',
  'long-ago',
  'stars',
  'help',
  'why',
  'back',
  'start-over',
  'person',
  'bot',
  'ticket',
] as const;

export type Hearing = (typeof hearings)[number];

/** `phrases.yml`: `says` has one or more wordings for each key, used in turn. */
export type Phrases = {
  /** The tag of the language they speak, by which numbers are written and words counted. */
  readonly language?: string;
  readonly says: Readonly<Record<PhraseName, readonly [string, ...string[]]>>;
  readonly hears: Readonly<Record<Hearing, readonly string[]>>;
};
