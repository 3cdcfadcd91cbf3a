import type { Examples } from '../../domain/content/content.ts';
import { plainText } from '../../domain/text/words.ts';
import type { Verdict } from '../../domain/understanding/verdict.ts';
import { classifierOf } from '../classify/classifier.ts';
import { openModel } from '../model/open-model.ts';
import type { Costs } from '../train/choose-thresholds.ts';
import { examineInWorker } from '../worker/examine-in-worker.ts';
import type { ExaminedRow } from '../worker/examining-words.ts';
import { type Measured, measure } from './measure.ts';

/** What more examples would change in the figures. */
export type ExpectedChange = {
  readonly before: Measured;
  readonly after: Measured;
  /**
   * What the new examples teach, judged as before. Thresholds are fitted anew with every content, and where the costs
   * are nearly the same over a wide range they move by chance: the difference to `after` is that.
   */
  readonly judgedAsBefore: Measured;
  /**
   * For each intent how many of the utterances it had before are ranked right by a learner that never saw them; for the
   * strangers, who have no intent, how many are lost. Judged as before.
   */
  readonly intents: readonly IntentChange[];
  /** What a learner that never saw it makes of each new utterance. */
  readonly added: readonly { readonly text: string; readonly verdict: Verdict }[];
};

export type IntentChange = {
  readonly intent: string | undefined;
  readonly before: number;
  readonly after: number;
  readonly of: number;
};

export type ChangeParts = {
  /** Where models are kept: the one with the new examples is then there when the server starts with them. */
  readonly folder: string;
  readonly costs: Costs;
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
};

/** Trains with the new examples and without, each in a thread of its own, and measures both. */
export async function expectedChange(
  old: Examples,
  new_: Examples,
  { folder, costs, onProgress = () => {} }: ChangeParts,
): Promise<ExpectedChange> {
  const model = await openModel(folder, old, costs, { onProgress: (done) => onProgress(done / 4) });
  onProgress(1 / 4);
  const [examined, newModel] = await Promise.all([
    examineInWorker(old, model),
    openModel(folder, new_, costs, { onProgress: (done) => onProgress((1 + 2 * done) / 4) }),
  ]);
  onProgress(3 / 4);
  const { mixing, belonging, thresholds } = model;
  const asBefore = { ...newModel, mixing, belonging, thresholds };
  const newExamined = await examineInWorker(new_, asBefore, (done) => onProgress((3 + done) / 4));
  onProgress(1);
  const known = new Set(examined.map(keyOf));
  return {
    before: measure(classifierOf(model), old),
    after: measure(classifierOf(newModel), new_),
    judgedAsBefore: measure(classifierOf(asBefore), new_),
    intents: intentChanges(
      examined,
      newExamined.filter((row) => known.has(keyOf(row))),
    ),
    added: newExamined.filter((row) => !known.has(keyOf(row))).map(({ text, verdict }) => ({ text, verdict })),
  };
}

function keyOf({ intent, text }: ExaminedRow): string {
  return `${intent ?? ''}\n${plainText(text)}`;
}

function intentChanges(before: readonly ExaminedRow[], after: readonly ExaminedRow[]): readonly IntentChange[] {
  const intents = [...new Set(before.map(({ intent }) => intent))];
  const right = ({ intent, first, verdict }: ExaminedRow) =>
    intent === undefined ? verdict.type === 'lost' : first === intent;
  const own = (rows: readonly ExaminedRow[], intent: string | undefined) => rows.filter((row) => row.intent === intent);
  return intents.map((intent) => ({
    intent,
    before: own(before, intent).filter(right).length,
    after: own(after, intent).filter(right).length,
    of: own(before, intent).length,
  }));
}
