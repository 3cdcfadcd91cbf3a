import type { Classifier } from '../../domain/ports/classifier.ts';
import { stepNaming } from '../learners/nearest-symptom.ts';
import { verdictOf } from '../verdict/choose-thresholds.ts';
import { rankIntents } from '../verdict/combine-scores.ts';
import { isInScope } from '../verdict/in-scope.ts';
import type { Model } from './model.ts';
import { signalsOf } from './signals.ts';

/** The classifier of a model. Text beyond `longestText` is ignored. */
export function classifierOf(model: Model): Classifier {
  const { learned, mixing, belonging, thresholds, nearby } = model;
  const read = signalsOf(learned);
  const stepNamed = stepNaming(nearby);
  return {
    understand: (text) => {
      const signals = read(text);
      const { familiar, vector } = signals;
      const ranking = rankIntents(learned.intents, signals, mixing);
      if (vector.ids.length === 0) return { verdict: { type: 'lost' }, ranking };
      const verdict = verdictOf(ranking, isInScope(belonging, familiar), thresholds);
      if (verdict.type !== 'sure') return { verdict, ranking };
      const step = stepNamed(learned.intents.indexOf(verdict.intent), vector);
      return { verdict: step === undefined ? verdict : { ...verdict, step }, ranking };
    },
  };
}
