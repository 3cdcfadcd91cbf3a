import type { Fault } from '../../../domain/content/fault.ts';
import { plainText } from '../../../domain/text/words.ts';
import { errorAt } from '../../faults/fault-at.ts';
import type { ContentRoot } from '../../read/content-root.ts';
import type { UncheckedIntent, UncheckedStep } from '../../read/unchecked.ts';
import { below, type Place } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';

type Said = {
  readonly text: string;
  readonly place: Place;
  readonly kind: 'utterance' | 'symptom' | 'unasked' | 'holdout';
};

/** What people say stands in one place: two would claim it. And what is measured on is never learned. */
export const saidTwice: Check = (material) => {
  const first = new Map<string, Said>();
  return everything(material).flatMap((said): readonly Fault[] => {
    const plain = plainText(said.text);
    const other = first.get(plain);
    if (!other) {
      first.set(plain, said);
      return [];
    }
    const where = `${other.place.source.file}:${other.place.source.line(other.place.path)}`;
    if (said.kind === 'holdout' && (other.kind === 'utterance' || other.kind === 'symptom')) {
      const what = `the holdout "${said.text}" is learned, at ${where}.`;
      return [errorAt(said.place, 'content-holdout-learned', what, 'Keep it in one of the two places.')];
    }
    // The shape of the list has told this one already.
    if (said.text === other.text && sameList(said.place, other.place)) return [];
    // A holdout that gives an answer away is still a fair question to the classifier.
    if (said.kind === 'holdout' && other.kind === 'unasked') return [];
    const what = `"${said.text}" stands at ${where} already, and can mean only one thing.`;
    return [errorAt(said.place, 'content-said-twice', what, 'Keep it where it belongs, or say it otherwise.')];
  });
};

function sameList(a: Place, b: Place): boolean {
  return a.source.file === b.source.file && JSON.stringify(a.path.slice(0, -1)) === JSON.stringify(b.path.slice(0, -1));
}

function everything(material: ContentRoot): readonly Said[] {
  const { flows, shared } = material;
  const all = [material, ...material.languages].flatMap(({ intents, notOurs }) => [
    ...intents,
    ...(notOurs ? [notOurs] : []),
  ]);
  const facts = shared?.facts ?? [];
  return [
    ...all.flatMap((intent) => ofIntent(intent, 'utterances', 'utterance')),
    ...[...flows.flatMap(({ steps }) => steps), ...(shared?.steps ?? [])].flatMap(ofStep),
    ...facts.flatMap(({ values }) =>
      values.flatMap(({ unasked, place }) => listed(unasked, below(place, 'unasked'), 'unasked')),
    ),
    ...all.flatMap((intent) => ofIntent(intent, 'holdouts', 'holdout')),
  ];
}

function ofIntent(intent: UncheckedIntent, key: 'utterances' | 'holdouts', kind: Said['kind']): readonly Said[] {
  return listed(intent[key], below(intent.place, key), kind);
}

function ofStep({ keys, place }: UncheckedStep): readonly Said[] {
  const answers = keys.answers ?? [];
  return [
    ...listed(keys.symptoms ?? [], below(place, 'symptoms'), 'symptom'),
    ...answers.flatMap((answer) => listed(answer.unasked, below(answer.place, 'unasked'), 'unasked')),
  ];
}

function listed(texts: readonly string[], place: Place, kind: Said['kind']): readonly Said[] {
  return texts.map((text, index) => ({ text, place: below(place, index), kind }));
}
