import type { Example, Examples } from '../../domain/content/content.ts';
import { present } from '../../domain/present.ts';
import { allSteps, type ContentRoot } from '../read/content-root.ts';

type Intents = Pick<ContentRoot, 'intents' | 'notOurs'>;

/** The examples in the desk's own language. A step's symptoms become utterances of its flow that name the step. */
export function buildExamples(material: ContentRoot): Examples {
  const symptoms = allSteps(material).flatMap(({ id, flow, keys }) =>
    (keys.symptoms ?? []).map((text): Example => ({ intent: flow.id, text, step: id })),
  );
  const examples = examplesOf(material, material.desk?.language);
  return { ...examples, utterances: [...examples.utterances, ...symptoms] };
}

/** The examples of one language's intent files. */
export function examplesOf({ intents, notOurs }: Intents, language: string | undefined): Examples {
  return present({
    language,
    utterances: intents.flatMap(({ id, utterances }) => utterances.map((text) => ({ intent: id, text }))),
    holdouts: intents.flatMap(({ id, holdouts }) => holdouts.map((text) => ({ intent: id, text }))),
    notOurs: notOurs?.utterances ?? [],
    notOursHoldouts: notOurs?.holdouts ?? [],
  });
}
