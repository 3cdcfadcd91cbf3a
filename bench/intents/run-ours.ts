import { classifierOf } from '../../src/intents/classify/classifier.ts';
import { evaluateModel } from '../../src/intents/inspect/evaluate-model.ts';
import { evenStakes, trainForBenchmark } from '../../src/intents/train/train-for-benchmark.ts';
import type { Result } from './result.ts';
import type { LabelledSet } from './sets.ts';
import { withTypos } from './typos.ts';

export const oursName = 'Fixpath';

/** Runs the product's own classifier on a set, as `npm run evaluate` does, and once more on texts with typos. */
export function runOurs(set: LabelledSet, seed = 1): Result {
  const { train, valid, test, strangers } = set;
  const begun = performance.now();
  const model = trainForBenchmark(
    { utterances: train, notOurs: strangers.train },
    { utterances: valid, notOurs: strangers.valid },
    seed,
  );
  const trainSeconds = (performance.now() - begun) / 1000;
  const found = evaluateModel(model, { utterances: test, notOurs: strangers.test });
  const { accuracy, inScopeAccuracy, oosRecall, overallAccuracy, oosAuroc } = found;
  const texts = test.map(({ text }) => text);
  const { understand } = classifierOf(model, evenStakes);
  const slipped = withTypos(texts, seed).filter((text, at) => understand(text).ranking[0]?.intent === test[at]?.intent);
  return {
    classifier: oursName,
    set: set.name,
    accuracy,
    ...(inScopeAccuracy !== undefined && {
      outOfScope: {
        inScope: inScopeAccuracy,
        recall: oosRecall ?? 0,
        overall: overallAccuracy ?? 0,
        auroc: oosAuroc ?? 0,
      },
    }),
    typoLoss: accuracy - slipped.length / test.length,
    trainSeconds,
    microsecondsPerMessage: found.microsecondsPerMessage,
  };
}
