import type { ContentRoot } from '../../read/content-root.ts';
import type { UncheckedIntent, UncheckedStep } from '../../read/unchecked.ts';
import { below, type Place } from '../../read/yaml-file.ts';

/** Something that people say, where it is written, and what it is there for. */
export type Said = {
  readonly text: string;
  readonly place: Place;
  readonly kind: 'utterance' | 'symptom' | 'unasked' | 'holdout';
};

/** How an intent or a kind of an act is said. */
export function saidFor(intent: UncheckedIntent, key: 'utterances' | 'holdouts'): readonly Said[] {
  return listed(intent[key], below(intent.place, key), key === 'utterances' ? 'utterance' : 'holdout');
}

/** What the flows hear without having asked: symptoms, and what gives away an answer or a fact. */
export function saidUnasked({ flows, shared }: Pick<ContentRoot, 'flows' | 'shared'>): readonly Said[] {
  const facts = shared?.facts ?? [];
  return [
    ...[...flows.flatMap(({ steps }) => steps), ...(shared?.steps ?? [])].flatMap(ofStep),
    ...facts.flatMap(({ values }) =>
      values.flatMap(({ unasked, place }) => listed(unasked, below(place, 'unasked'), 'unasked')),
    ),
  ];
}

function ofStep({ keys, place }: UncheckedStep): readonly Said[] {
  const answers = keys.answers ?? [];
  return [
    ...listed(keys.symptoms ?? [], below(place, 'symptoms'), 'symptom'),
    ...listed(keys.tried ?? [], below(place, 'tried'), 'unasked'),
    ...answers.flatMap((answer) => listed(answer.unasked, below(answer.place, 'unasked'), 'unasked')),
  ];
}

function listed(texts: readonly string[], place: Place, kind: Said['kind']): readonly Said[] {
  return texts.map((text, index) => ({ text, place: below(place, index), kind }));
}
