import type { Content } from '../../domain/content.ts';
import { classifierOf } from '../../intents/classifier.ts';
import { crossExamined } from '../../intents/cross-examined.ts';
import { measure } from '../../intents/measure.ts';
import type { Model } from '../../intents/model.ts';
import { nearDuplicates } from '../../intents/near-duplicates.ts';
import { tellingWords } from '../../intents/telling-words.ts';
import { whyOf } from '../../intents/why.ts';
import type { Report } from './report.ts';

const tellingPerIntent = 10;

/** Examines a desk's examples for the report; it learns them anew in parts, which takes half as long as training. */
export function examine(
  {
    examples,
    desk,
  }: { readonly examples: Content['examples']; readonly desk: Pick<Content['desk'], 'name' | 'language'> },
  model: Model,
  placeOf: Report['placeOf'],
  day: string,
): Report {
  const written = new Set([...examples.utterances.map(({ text }) => text), ...examples.notOurs]);
  // An intent's own name is learned too, but it is no utterance that a writer could mend.
  const examined = crossExamined(examples, model).filter(({ row }) => written.has(row.text));
  return {
    desk: desk.name,
    day,
    intents: model.learned.intents,
    ours: examined.filter(({ row }) => row.intent !== undefined),
    strangers: examined.filter(({ row }) => row.intent === undefined),
    measured: measure(classifierOf(model), examples),
    duplicates: nearDuplicates(examples.utterances, desk.language),
    words: tellingWords(model.learned, tellingPerIntent),
    why: whyOf(model),
    placeOf,
  };
}
