import type { Classifier } from '../../domain/ports/classifier.ts';
import { remembered } from '../../domain/remembered.ts';
import { stepNaming } from '../learners/nearest-symptom.ts';
import { beliefsOf } from '../verdict/beliefs.ts';
import { type Stakes, verdictOf } from '../verdict/cheapest-act.ts';
import type { Model } from './model.ts';
import { signalsOf } from './signals.ts';

/** At most this many texts are remembered: many people say the same, and buttons bring their words. */
const mostUnderstood = 200;

/** The classifier of a model, which decides by a desk's stakes. Text beyond `longestText` is ignored. */
export function classifierOf(model: Model, stakes: Stakes): Classifier {
  const { learned, nearby } = model;
  const read = signalsOf(learned);
  const stepNamed = stepNaming(nearby);
  return {
    understand: remembered(mostUnderstood, (text) => {
      const signals = read(text);
      const { vector } = signals;
      const { ranking, belonging } = beliefsOf(learned.intents, signals, model);
      if (vector.ids.length === 0) return { verdict: { type: 'lost' }, ranking };
      const verdict = verdictOf(ranking, belonging, stakes);
      if (verdict.type !== 'sure') return { verdict, ranking };
      const step = stepNamed(learned.intents.indexOf(verdict.intent), vector);
      return { verdict: step === undefined ? verdict : { ...verdict, step }, ranking };
    }),
  };
}
