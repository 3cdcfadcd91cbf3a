import { type WordGroup, type Words, wordGroups } from '../../domain/content/words.ts';
import type { JsonObject } from '../../domain/json.ts';

const groups: Readonly<Record<WordGroup, string>> = {
  yes: 'A reply that begins with one of these says yes as a whole.',
  no: 'A reply that begins with one of these says no as a whole.',
  neither: 'Begin like a yes or no, and are neither: "no problem".',
  affirming: 'Agree with the question wherever they stand: "that is correct".',
  denying: 'Deny the question wherever they stand: "that is wrong".',
  not: 'Turn round the clause they stand in. The first is the plainest.',
  nothing: 'The same, and they stand for a thing: beside a "not" they say it once more, not twice.',
  failing: 'Verbs and adjectives that deny what follows: "fails to".',
  questions: 'Begin a question.',
  auxiliaries: 'Turned before their subject they make a question: "is it", "do you".',
  modals: 'The auxiliaries that make a question before any subject.',
  subjects: 'What the other auxiliaries have to stand before to ask.',
  asking: 'Ask without the form of a question: "tell me more".',
  explaining: 'Ask what is meant, and name nothing: "what does that mean".',
  unknowing: 'What cannot be told: "no idea". Before a question\'s word it asks.',
  knowing: '"I know how to do that" says that somebody can look, not what they see.',
  telling: 'In front of what is asked or told: "can you tell me whether", "I can confirm that".',
  complementizers: 'Begin what is told or asked: "that", "whether".',
  pronouns: 'Stand for something said before.',
  referring: 'Stand for what the question is about, and not for who speaks.',
  addressing: 'Speak to the bot.',
  speaking: 'Speak of whoever writes: "I", "my".',
  willing: 'To want, like or dare to do something; with a "not" it is refused.',
  echoes: 'May stand behind the auxiliary of a sentence that only echoes the question: "it does that".',
  determiners: 'Begin a noun: what stands before them is a preposition.',
  hollow: 'Carry nothing by themselves.',
  intensifiers: 'How much, how surely: never the point.',
  measures: 'Say how much, and what follows from it: a "not" in that turns nothing round.',
  courtesy: 'Please, thanks, sorry and their like.',
  perceiving: 'To have, see, hear or notice something says that it is there.',
  looking: 'What somebody does to find out; not the finding itself.',
  opining: 'What somebody holds of it: "I think", "confirmed".',
  conditions: 'Begin a clause that says when or under what condition.',
  causes: 'Begin what says since when something is so, or because of what: "since", "because of".',
  exclusions: 'The same, and they deny what follows: "unless".',
  exceptions: 'Leave out what follows: "except".',
  joints: 'Join clauses of one kind: "and".',
  contrasts: 'What follows counts more than what stood before: "but".',
  empty: 'Nothing is there.',
  quantities: 'More than nothing is there: "lots", "a few".',
  only: 'Nothing else: "only", "just".',
  every: 'Nothing is left out: "all", "every".',
  always: 'Every time.',
  sometimes: 'Not every time.',
  needing: 'It takes something: "needs".',
  over: 'More than the number that follows.',
  under: 'Less than the number that follows.',
  remaining: 'Say of an amount that it is still there: "20 GB free".',
  used: 'Say of an amount that it is taken: "48 of 50 GB used".',
  comparing: 'What stands between two things that are compared: "than".',
  picking: 'Stand beside a place in a list: "the second one", "option 2".',
  good: 'All is as it should be.',
  mended: 'It was broken, and is no longer: "fixed".',
  working: 'Says of a thing, or of a fix, by itself that it works or has worked: "working", "helped".',
  ample: 'There is enough of it: "plenty", "space left".',
  bad: 'It is not as it should be.',
  particles: 'Belong to the verb before them when nothing follows: "turn it off".',
  past: 'Told of a time before now.',
  changing: 'What says that it is so since now: "now", "at last".',
  future: 'Told of a time after now.',
  irrealis: 'Told of what is not so: "would".',
  hedges: 'Say how things ought to be or may be, and not how they are.',
  guessing: 'Whoever says so is not sure: "I think", "probably".',
  meaning: 'What follows is what somebody means, and not what was understood: "I mean", "my problem is".',
  relapsing: 'A good report that one of these takes back: "it works, but".',
};

const list = (description: string): JsonObject => ({ $ref: '#/$defs/list', description });
const map = (description: string, values: JsonObject): JsonObject => ({
  type: 'object',
  additionalProperties: values,
  description,
});

const others = {
  letters: {
    ...map(
      'Letters and runs of letters that are typed in several ways, and what each is read as: `ä: a`, `ae: a`. What is not listed stays; without this list accents and dots are left out.',
      { type: 'string', pattern: '^\\p{L}{1,4}$' },
    ),
    propertyNames: {
      pattern: '^\\p{L}{1,4}$',
      patternErrorMessage: 'One to four letters are read as others: `ae: a`.',
    },
  },
  'written-out': map(
    "What is typed short, written out; the rest is looked for in the long form. A key that begins with an apostrophe, or is `n't`, is a word's end.",
    { type: 'string', maxLength: 60 },
  ),
  'kinds-of-auxiliaries': {
    type: 'array',
    items: { $ref: '#/$defs/list' },
    description:
      'Auxiliaries that answer each other; a third list has those that may be the verb themselves: "did the reset".',
  },
  numbers: map('Numbers in words.', { type: 'number' }),
  units: map('Units by what they measure, each as so many of the smallest.', {
    type: 'object',
    additionalProperties: { type: 'number', exclusiveMinimum: 0 },
  }),
  amounts: map('Amounts that need no number: half is 50 %.', { $ref: '#/$defs/amount' }),
  ordinals: map('Places in a list, from 1; -1 is the last.', { type: 'integer' }),
  alike: {
    type: 'array',
    items: { $ref: '#/$defs/list', minItems: 2 },
    description: 'Words that mean the same here, and the dictionary does not know it.',
  },
  opposites: {
    type: 'array',
    items: { $ref: '#/$defs/list', minItems: 2, maxItems: 2 },
    description: 'Pairs of opposites that the dictionary lacks.',
  },
  opposing: list('What a word begins with that is the opposite of the rest: `un`.'),
  repairs: list('What people begin with when they correct themselves within a message: "no wait", "I mean".'),
  thumbs: {
    type: 'object',
    additionalProperties: false,
    required: ['up', 'down'],
    properties: { up: list('Signs that mean yes.'), down: list('Signs that mean no.') },
    description: 'Signs that answer.',
  },
};

/** Lets the compiler check the keys above against those of the code. */
type Others =
  | Exclude<keyof Words, WordGroup | 'language' | 'writtenOut' | 'kindsOfAuxiliaries'>
  | 'written-out'
  | 'kinds-of-auxiliaries';

/** The JSON Schema of `words.yml` and `de/words.yml`. Published as `schemas/words.schema.json`. */
export function wordsSchema(): JsonObject {
  const rest: Readonly<Record<Others, JsonObject>> = others;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: "The words that a language's sentences are built with, by what they do in one",
    type: 'object',
    additionalProperties: false,
    // What a language does not need, or nobody has listed yet, is an empty list.
    required: ['yes', 'no', 'not'],
    properties: {
      ...Object.fromEntries(wordGroups.map((group) => [group, list(groups[group])])),
      ...rest,
    },
    $defs: {
      entry: { type: 'string', minLength: 1, maxLength: 60 },
      list: { type: 'array', uniqueItems: true, items: { $ref: '#/$defs/entry' } },
      amount: {
        type: 'object',
        additionalProperties: false,
        required: ['number', 'unit'],
        properties: {
          number: { type: 'number', description: 'How many of the unit.' },
          unit: { $ref: '#/$defs/entry', description: 'One of `units`.' },
        },
      },
    },
  };
}
