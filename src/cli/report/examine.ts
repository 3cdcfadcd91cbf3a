import type { Examples } from '../../domain/content/content.ts';
import { classifierOf } from '../../intents/classify/classifier.ts';
import type { Model } from '../../intents/classify/model.ts';
import { crossValidatedRows } from '../../intents/inspect/cross-validated-rows.ts';
import { measure } from '../../intents/inspect/measure.ts';
import { nearDuplicates } from '../../intents/inspect/near-duplicates.ts';
import { topWords } from '../../intents/inspect/top-words.ts';
import { whyOf } from '../../intents/inspect/why.ts';
import type { Stakes } from '../../intents/verdict/cheapest-act.ts';
import type { Report } from './report.ts';

const tellingPerIntent = 10;

/** A desk's name, and its examples in one language (`de`). */
export type Examined = {
  readonly name: string;
  readonly language: string;
  readonly examples: Examples;
  readonly stakes: Stakes;
};

/** Collects what the report shows. It cross-validates the examples, which takes longer than training. */
export function examine(
  { name, language, examples, stakes }: Examined,
  model: Model,
  placeOf: Report['placeOf'],
  day: string,
): Report {
  const written = new Set([...examples.utterances.map(({ text }) => text), ...examples.notOurs]);
  // An intent's own name is learned too, but is not an utterance that a writer could change.
  const examined = crossValidatedRows(examples, model, stakes).filter(({ row }) => written.has(row.text));
  return {
    desk: name,
    others: [],
    day,
    intents: model.learned.intents,
    ours: examined.filter(({ row }) => row.intent !== undefined),
    strangers: examined.filter(({ row }) => row.intent === undefined),
    measured: measure(classifierOf(model, stakes), examples),
    duplicates: nearDuplicates(examples.utterances, language),
    words: topWords(model.learned, tellingPerIntent),
    why: whyOf(model, stakes),
    placeOf,
  };
}
