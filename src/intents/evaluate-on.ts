import { auroc } from './auroc.ts';
import { classifierOf } from './classifier.ts';
import { familiarityOf } from './familiarity.ts';
import { writeModel } from './model-bytes.ts';
import type { Costs } from './thresholds.ts';
import { type Learnable, trainClassifier } from './train.ts';

/** What an evaluation tells; the out-of-scope figures only where there are such rows. */
export type Evaluation = {
  /** The first of the ranking is right. */
  readonly accuracy: number;
  /** Sure and right; an offer does not count. */
  readonly inScopeAccuracy?: number;
  /** Lost on what is out of scope. */
  readonly oosRecall?: number;
  readonly overallAccuracy?: number;
  readonly oosAuroc?: number;
  readonly trainSeconds: number;
  readonly microsecondsPerMessage: number;
  readonly modelBytes: number;
  readonly intents: number;
  readonly seed: number;
};

/**
 * Every mistake costs the same and strangers weigh as much as ours: then an offer never pays, and the verdict maximises
 * in-scope accuracy + out-of-scope recall.
 */
const evenCosts: Costs = { wrongFlow: 1, offer: 1, apology: 1 };

/** Trains the product's own classifier on rows and measures it on others. Nothing is chosen on `test`. */
export function evaluateOn(
  { train, valid, test }: { readonly train: Learnable; readonly valid: Learnable; readonly test: Learnable },
  seed: number,
): Evaluation {
  const strangersToFit = valid.notOurs.length > 0 || train.notOurs.length === 0;
  const begun = performance.now();
  const model = trainClassifier(train, evenCosts, {
    seed,
    strangersShare: 0.5,
    // Without strangers among them, valid rows cannot say where ours end: then it is told by cross-validation.
    valid: valid.utterances.length > 0 && strangersToFit ? valid : undefined,
  });
  const trainSeconds = (performance.now() - begun) / 1000;
  const { understand } = classifierOf(model);
  const asked = performance.now();
  const ours = test.utterances.map(({ intent, text }) => ({ intent, ...understand(text) }));
  const strangers = test.notOurs.map((text) => understand(text));
  const microseconds = ((performance.now() - asked) * 1000) / (ours.length + strangers.length);
  const right = ours.filter(({ verdict, intent }) => verdict.type === 'sure' && verdict.intent === intent).length;
  const lost = strangers.filter(({ verdict }) => verdict.type === 'lost').length;
  const familiarity = familiarityOf(model);
  return {
    accuracy: ours.filter(({ ranking, intent }) => ranking[0]?.intent === intent).length / ours.length,
    ...(strangers.length > 0 && {
      inScopeAccuracy: right / ours.length,
      oosRecall: lost / strangers.length,
      overallAccuracy: (right + lost) / (ours.length + strangers.length),
      oosAuroc: auroc(
        test.utterances.map(({ text }) => familiarity(text)),
        test.notOurs.map(familiarity),
      ),
    }),
    trainSeconds,
    microsecondsPerMessage: microseconds,
    modelBytes: writeModel(model).length,
    intents: model.learned.intents.length,
    seed,
  };
}
