import type { Fault } from '../../../domain/content/fault.ts';
import { plainText } from '../../../domain/text/words.ts';
import { warningAt } from '../../faults/fault-at.ts';
import { allSteps, type ContentRoot } from '../../read/content-root.ts';
import { below, type Place } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';

const mostSteps = 10;

/** Advice on whole flows: their length, their order, and what they have in common. */
export const adviceFlow: Check = (material) => [
  ...manySteps(material),
  ...parksEarly(material),
  ...sharedOnce(material),
  ...sameTexts(material),
];

function manySteps({ flows }: ContentRoot): readonly Fault[] {
  return flows
    .filter(({ steps }) => steps.length > mostSteps)
    .map(({ id, steps, place }) => {
      const what = `the flow "${id}" has ${steps.length} steps; few people walk through more than ${mostSteps}.`;
      return warningAt(
        below(place, 'steps'),
        'content-many-steps',
        what,
        'Move some of them to a flow of their own and `call` it.',
      );
    });
}

function parksEarly({ steps }: ContentRoot): readonly Fault[] {
  return [...steps.values()].flatMap((flow) =>
    flow.flatMap(({ id, keys, place }, index) => {
      const cheap = flow.slice(index + 1).find((other) => other.keys.parks !== true);
      if (keys.parks !== true || !cheap) return [];
      const what = `the step "${id}" takes the phone away, and "${cheap.id}" below it does not.`;
      return [warningAt(place, 'content-parks-early', what, 'Move it below, unless it saves more time than it takes.')];
    }),
  );
}

function sharedOnce(material: ContentRoot): readonly Fault[] {
  const steps = allSteps(material);
  // An unreadable file or `use` may be the one that uses it.
  if (material.flows.length < material.flowIds.length || steps.some(({ isMalformed }) => isMalformed)) return [];
  const uses = steps.map(({ shared }) => shared?.id);
  return (material.shared?.steps ?? []).flatMap(({ id, place }) => {
    const count = uses.filter((use) => use === id).length;
    if (count > 1) return [];
    const what = `the shared step "${id}" is used ${count === 1 ? 'once' : 'nowhere'}.`;
    return [
      warningAt(
        place,
        'content-shared-once',
        what,
        count === 1 ? 'Write it in the flow that uses it.' : 'Take it out.',
      ),
    ];
  });
}

/** Only what flows' own files have: shared texts are written once anyway. */
function sameTexts({ flows }: ContentRoot): readonly Fault[] {
  const first = new Map<string, { readonly flow: string; readonly place: Place }>();
  return flows.flatMap((flow) =>
    flow.steps.flatMap(({ keys, place }) =>
      (['ask', 'fix'] as const).flatMap((key) => {
        const text = keys[key];
        if (text === undefined) return [];
        const plain = `${key} ${plainText(text)}`;
        const other = first.get(plain);
        if (!other) first.set(plain, { flow: flow.id, place: below(place, key) });
        if (!other || other.flow === flow.id) return [];
        const where = `${other.place.source.file}:${other.place.source.line(other.place.path)}`;
        const what = `the same \`${key}\` stands at ${where}.`;
        return [
          warningAt(
            below(place, key),
            'content-same-text',
            what,
            'Write the step once in `shared.yml` and `use` it in both.',
          ),
        ];
      }),
    ),
  );
}
