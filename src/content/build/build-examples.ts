import type { Example, Examples } from '../../domain/content/content.ts';
import { present } from '../../domain/present.ts';
import { allSteps, type ContentRoot } from '../read/content-root.ts';

type Intents = Pick<ContentRoot, 'intents' | 'notOurs'>;

/** With so many utterances of its own a flow gains nothing by what else it says of its problem. */
const enough = 25;

/**
 * The examples in the desk's own language. A step's symptoms become utterances of its flow that name the step; of a flow
 * with few utterances its title, its check and what it is about are rows as well, so that a new one can be tried at once.
 */
export function buildExamples(material: ContentRoot): Examples {
  const symptoms = allSteps(material).flatMap(({ id, flow, keys }) =>
    (keys.symptoms ?? []).map((text): Example => ({ intent: flow.id, text, step: id })),
  );
  const examples = examplesOf(material, material.desk?.language);
  const written = (flow: string) => examples.utterances.filter(({ intent }) => intent === flow).length;
  const texts = material.flows.flatMap(({ id, title, check, about }) =>
    written(id) >= enough ? [] : [title, check, about].flatMap((text) => (text ? [{ intent: id, text }] : [])),
  );
  return { ...examples, utterances: [...examples.utterances, ...symptoms, ...texts] };
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
