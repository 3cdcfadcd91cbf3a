import { classifierOf } from '../classify/classifier.ts';
import type { Model } from '../classify/model.ts';
import { signalsOf } from '../classify/signals.ts';
import type { Learnable } from '../learners/training-rows.ts';
import { writeModel } from '../model/model-bytes.ts';
import { evenStakes } from '../train/train-for-benchmark.ts';
import { beliefsOf } from '../verdict/beliefs.ts';
import { auroc } from './auroc.ts';

/** The figures of an evaluation, as shares from 0 to 1; those for out of scope only if there are such rows. */
export type Evaluation = {
  /** The first of the ranking is right. */
  readonly accuracy: number;
  /** Sure and right; an offer does not count. */
  readonly inScopeAccuracy?: number;
  /** Lost on what is out of scope. */
  readonly oosRecall?: number;
  readonly overallAccuracy?: number;
  readonly oosAuroc?: number;
  readonly microsecondsPerMessage: number;
  readonly modelBytes: number;
  readonly intents: number;
  readonly seed: number;
};

/** Measures a model on rows that influenced nothing in it, every mistake costing the same. */
export function evaluateModel(model: Model, test: Learnable): Evaluation {
  const { understand } = classifierOf(model, evenStakes);
  const asked = performance.now();
  const ours = test.utterances.map(({ intent, text }) => ({ intent, ...understand(text) }));
  const strangers = test.notOurs.map((text) => understand(text));
  const microseconds = ((performance.now() - asked) * 1000) / (ours.length + strangers.length);
  const right = ours.filter(({ verdict, intent }) => verdict.type === 'sure' && verdict.intent === intent).length;
  const lost = strangers.filter(({ verdict }) => verdict.type === 'lost').length;
  const read = signalsOf(model.learned);
  const familiarity = (text: string) => beliefsOf(model.learned.intents, read(text), model).belonging;
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
    microsecondsPerMessage: microseconds,
    modelBytes: writeModel(model).length,
    intents: model.learned.intents.length,
    seed: model.seed,
  };
}
