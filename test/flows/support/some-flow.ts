import type { Answer, Flow, FlowBundle, Step } from '../../../src/domain/content/flow.ts';
import { phraseNames } from '../../../src/domain/content/phrase-names.ts';
import { hearings, type Phrases } from '../../../src/domain/content/phrases.ts';
import { noAttempts, type Plan, type Reading, type TrailItem } from '../../../src/domain/conversation/plan.ts';

/** Phrases of a desk of few words: what it says is the name of the saying, unless it is given. */
export function somePhrases(hears: Partial<Phrases['hears']> = {}, says: Partial<Phrases['says']> = {}): Phrases {
  return {
    says: {
      ...(Object.fromEntries(Object.keys(phraseNames).map((name) => [name, [name]])) as unknown as Phrases['says']),
      ...says,
    },
    hears: {
      ...(Object.fromEntries(hearings.map((name) => [name, []])) as unknown as Phrases['hears']), // every name is there
      yes: ['yes', 'yep'],
      no: ['no', 'nope', 'not really'],
      not: ['not', 'never', "isn't", "doesn't", 'nothing', 'hardly'],
      unsure: ['not sure', "I don't know"],
      already: ['already did'],
      skip: ['skip', 'next'],
      ...hears,
    },
  };
}

export const answer = (meaning: Answer['meaning'], label: string, more: Partial<Answer> = {}): Answer => ({
  meaning,
  label,
  also: [],
  unasked: [],
  ...more,
});

/** A step that asks "yes is fine, no is wrong", with a fix. */
export const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  title: id,
  ask: `Is ${id} right?`,
  answers: [answer('fine', 'Yes'), answer('wrong', 'No')],
  fix: `Mend ${id}.`,
  parks: false,
  symptoms: [],
  ...more,
});

export const flow = (id: string, steps: readonly Step[], more: Partial<Flow> = {}): Flow => ({
  id,
  title: `The ${id}`,
  check: 'Better?',
  steps,
  ...more,
});

export const bundleOf = (root: Flow, ...called: readonly Flow[]): FlowBundle => ({
  hash: root.id,
  root: root.id,
  flows: Object.fromEntries([root, ...called].map((each) => [each.id, each])),
  facts: {
    network: { wifi: { title: 'on Wi-Fi', unasked: ["I'm on wifi"] }, mobile: { title: 'on 5G', unasked: [] } },
  },
});

/** What was said at a path; each is an input of its own. */
export type Said = readonly [path: string, reading: Reading['type'] | Reading, source?: TrailItem['source']];

export function plan({ root }: FlowBundle, ...said: readonly Said[]): Plan {
  return {
    bundle: root,
    flow: root,
    begun: 'input-0',
    beganAt: 0,
    opening: 'it is broken',
    attempts: noAttempts,
    trail: said.map(([path, reading, source = 'said'], index) => ({
      path,
      reading: (typeof reading === 'string' ? { type: reading } : reading) as Reading, // only types without more are named
      source,
      input: `input-${index + 1}`,
      at: (index + 1) * 1_000,
    })),
  };
}

export const yes: Reading = { type: 'answered', answer: 0 };
export const no: Reading = { type: 'answered', answer: 1 };
