import type { Example, Examples } from '../../domain/content/content.ts';
import type { Flow } from '../../domain/content/flow.ts';
import { present } from '../../domain/present.ts';
import type { ContentRoot } from '../read/content-root.ts';

type Intents = Pick<ContentRoot, 'intents' | 'notOurs' | 'words'>;

/** A flow with this many utterances of its own gains nothing from what else it says of its problem. */
const enough = 25;

/**
 * The examples of one language, with the flows that are written in it. A step's symptoms become utterances of its flow
 * that name the step; of a flow with few utterances its title, its check and what it is about are rows as well, so that
 * a new one can be tried at once.
 */
export function buildExamples(
  { intents, notOurs, words }: Intents,
  flows: readonly Flow[],
  language: string,
): Examples {
  const utterances = intents.flatMap(({ id, utterances: said }) => said.map((text) => ({ intent: id, text })));
  const symptoms = flows.flatMap((flow) =>
    flow.steps.flatMap((step) => step.symptoms.map((text): Example => ({ intent: flow.id, text, step: step.id }))),
  );
  const written = (flow: string) => utterances.filter(({ intent }) => intent === flow).length;
  const texts = flows.flatMap(({ id, title, check, about }) =>
    written(id) >= enough ? [] : [title, check, about].flatMap((text) => (text ? [{ intent: id, text }] : [])),
  );
  return {
    language,
    ...present({ letters: words?.words.letters }),
    utterances: [...utterances, ...symptoms, ...texts],
    holdouts: intents.flatMap(({ id, holdouts }) => holdouts.map((text) => ({ intent: id, text }))),
    notOurs: notOurs?.utterances ?? [],
    notOursHoldouts: notOurs?.holdouts ?? [],
  };
}
