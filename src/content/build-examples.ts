import type { Example, Examples } from '../domain/content.ts';
import { allSteps, type Material } from './material.ts';

/** What the classifier learns from and is measured on. A step's symptoms are utterances of its flow that name it. */
export function buildExamples(material: Material): Examples {
  const { intents, notOurs } = material;
  const symptoms = allSteps(material).flatMap(({ id, flow, keys }) =>
    (keys.symptoms ?? []).map((text): Example => ({ intent: flow.id, text, step: id })),
  );
  const utterances = intents.flatMap(({ id, utterances }) => utterances.map((text) => ({ intent: id, text })));
  return {
    utterances: [...utterances, ...symptoms],
    holdouts: intents.flatMap(({ id, holdouts }) => holdouts.map((text) => ({ intent: id, text }))),
    notOurs: notOurs?.utterances ?? [],
    notOursHoldouts: notOurs?.holdouts ?? [],
  };
}
