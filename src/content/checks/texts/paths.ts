import { errorAt } from '../../faults/fault-at.ts';
import { codeOf } from '../../markdown.ts';
import { below } from '../../read/yaml-file.ts';
import { pathFault } from '../../settings-path.ts';
import { writtenTexts } from '../../written-texts.ts';
import type { Check } from '../check.ts';

/** Every settings path can be drawn, in steps and in the code spans of texts. */
export const paths: Check = (material) => {
  const steps = [material, ...material.languages].flatMap(({ flows, shared }) => [
    ...flows.flatMap((flow) => flow.steps),
    ...(shared?.steps ?? []),
  ]);
  const own = steps.flatMap(({ keys, place }) =>
    keys.path === undefined ? [] : [{ path: keys.path, place: below(place, 'path') }],
  );
  const inTexts = writtenTexts(material).flatMap(({ text, place }) =>
    codeOf(text)
      .filter((code) => code.includes(' > '))
      .map((path) => ({ path, place })),
  );
  return [...own, ...inTexts].flatMap(({ path, place }) => {
    const fault = pathFault(path);
    if (!fault) return [];
    const cure = 'Write it as `Settings > [your name] > iCloud`, with ` = on` behind it for a state to set.';
    return [errorAt(place, 'content-path', `the path "${path}" ${fault}.`, cure)];
  });
};
