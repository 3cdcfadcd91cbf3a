import type { Examples } from '../../domain/content/content.ts';
import { FixpathError } from '../../domain/error.ts';
import { present } from '../../domain/present.ts';
import { plainText } from '../../domain/text/words.ts';
import type { Verdict } from '../../domain/understanding/verdict.ts';
import { classifierOf } from '../classify/classifier.ts';
import type { Model } from '../classify/model.ts';
import type { Learnable } from '../learners/training-rows.ts';
import { openModel } from '../model/open-model.ts';
import { type OnProgress, runApart } from '../run-apart.ts';
import type { Stakes } from '../verdict/cheapest-act.ts';
import type { CrossValidateOrder } from './cross-validate-job.ts';
import type { CrossValidatedRow } from './cross-validated-rows.ts';
import { type Measured, measure } from './measure.ts';

/** How more examples would change the figures. */
export type ExpectedChange = {
  readonly before: Measured;
  readonly after: Measured;
  /**
   * The new learners under the old judgement. How far signals are believed is fitted anew with every content, and moves
   * by chance; the difference from `after` is that.
   */
  readonly judgedAsBefore: Measured;
  /**
   * For each intent, how many of its earlier utterances are ranked right by learners that never saw them; for out of
   * scope, which has no intent, how many are lost. Under the old judgement.
   */
  readonly intents: readonly IntentChange[];
  /** The verdict on each new utterance, by learners that never saw it. */
  readonly added: readonly { readonly text: string; readonly verdict: Verdict }[];
};

export type IntentChange = {
  readonly intent: string | undefined;
  readonly before: number;
  readonly after: number;
  readonly of: number;
};

export type ChangeParts = {
  /** The folder of models. The one with the new examples is kept there for when the server starts with them. */
  readonly folder: string;
  readonly stakes: Stakes;
  /** Called with the share that is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
};

/** Trains with the new examples and without, each in a process of its own, and measures both. */
export async function expectedChange(
  old: Examples,
  new_: Examples,
  { folder, stakes, onProgress = () => {} }: ChangeParts,
): Promise<ExpectedChange> {
  const model = await openModel(folder, old, { onProgress: (done) => onProgress(done / 4) });
  onProgress(1 / 4);
  const [examined, newModel] = await Promise.all([
    crossValidateApart(old, model, stakes),
    openModel(folder, new_, { onProgress: (done) => onProgress((1 + 2 * done) / 4) }),
  ]);
  onProgress(3 / 4);
  const { mixing, belonging } = model;
  const asBefore = { ...newModel, mixing, belonging };
  const newExamined = await crossValidateApart(new_, asBefore, stakes, (done) => onProgress((3 + done) / 4));
  onProgress(1);
  const known = new Set(examined.map(keyOf));
  return {
    before: measure(classifierOf(model, stakes), old),
    after: measure(classifierOf(newModel, stakes), new_),
    judgedAsBefore: measure(classifierOf(asBefore, stakes), new_),
    intents: intentChanges(
      examined,
      newExamined.filter((row) => known.has(keyOf(row))),
    ),
    added: newExamined.filter((row) => !known.has(keyOf(row))).map(({ row, verdict }) => ({ text: row.text, verdict })),
  };
}

/** Cross-validates examples under a model's judgement, in a process of its own. */
function crossValidateApart(
  { utterances, notOurs, language, letters }: Learnable,
  { mixing, belonging, seed }: Model,
  stakes: Stakes,
  onProgress?: OnProgress,
): Promise<readonly CrossValidatedRow[]> {
  const examples = { utterances, notOurs, ...present({ language, letters }) };
  const order: CrossValidateOrder = { examples, judgement: { mixing, belonging, seed }, stakes };
  return runApart(new URL('./cross-validate-job.ts', import.meta.url), order, {
    onProgress,
    ended: (code) =>
      new FixpathError(
        'cross-validation-ended',
        `The process that cross-validates ended with ${code} and no result. It may have run out of memory: give it more.`,
      ),
  });
}

function keyOf({ row: { intent, text } }: CrossValidatedRow): string {
  return `${intent ?? ''}\n${plainText(text)}`;
}

function intentChanges(
  before: readonly CrossValidatedRow[],
  after: readonly CrossValidatedRow[],
): readonly IntentChange[] {
  const intents = [...new Set(before.map(({ row }) => row.intent))];
  const right = ({ row: { intent }, ranking, verdict }: CrossValidatedRow) =>
    intent === undefined ? verdict.type === 'lost' : ranking[0]?.intent === intent;
  const own = (rows: readonly CrossValidatedRow[], intent: string | undefined) =>
    rows.filter(({ row }) => row.intent === intent);
  return intents.map((intent) => ({
    intent,
    before: own(before, intent).filter(right).length,
    after: own(after, intent).filter(right).length,
    of: own(before, intent).length,
  }));
}
