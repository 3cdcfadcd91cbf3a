import { parentPort, workerData } from 'node:worker_threads';
import { plainText } from '../../domain/text/words.ts';
import { rankIntents } from '../classify/rank-intents.ts';
import { hashText } from '../text/hash.ts';
import { verdictOf } from '../train/choose-thresholds.ts';
import { readRows } from '../train/cross-validate.ts';
import { isInScope } from '../train/in-scope.ts';
import { trainLearners } from '../train/learners.ts';
import { type TrainingRow, trainingRowsOf } from '../train/training-rows.ts';
import type { ExaminedRow, ExaminingOrder, ExaminingWord } from './examining-words.ts';

// Only `examine-in-worker.ts` starts this file, with an order.
const { examples, mixing, belonging, thresholds, seed } = workerData as ExaminingOrder;

const folds = 5;
/** Above so many rows one fold is enough, and a writer need not wait for minutes. */
const smallUpTo = 4000;

/** By what a row says and not by its place: a row more leaves all others where they were, so that two runs compare. */
function foldOf({ intent = '', text }: TrainingRow): number {
  return (hashText(seed, `${intent}\n${plainText(text)}`) >>> 0) % folds;
}

const say = (word: ExaminingWord) => parentPort?.postMessage(word);

const rows = trainingRowsOf(examples);
const rounds = rows.length <= smallUpTo ? folds : 1;
const examined = Array.from({ length: rounds }, (_, fold) => {
  const learned = trainLearners(
    rows.filter((row) => foldOf(row) !== fold),
    seed + fold,
    1,
    (done) => say({ type: 'progress', done: (fold + done) / rounds }),
    examples.language,
  );
  return readRows(
    learned,
    rows.filter((row) => foldOf(row) === fold),
  );
}).flat();

say({
  type: 'rows',
  rows: examined.map(({ row, intents, signals }): ExaminedRow => {
    const ranking = rankIntents(intents, signals, mixing);
    const { text, intent } = row;
    const first = ranking[0]?.intent;
    return {
      text,
      ...(intent !== undefined && { intent }),
      ...(first !== undefined && { first }),
      verdict: verdictOf(ranking, isInScope(belonging, signals.familiar), thresholds),
    };
  }),
});
