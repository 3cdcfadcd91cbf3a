import type { Example, Examples } from '../../domain/content/content.ts';
import type { Classifier } from '../../domain/ports/classifier.ts';
import type { Verdict } from '../../domain/understanding/verdict.ts';
import { type Bin, calibrationError, reliabilityOf } from './calibration-error.ts';

/** A held-out sentence that was misunderstood; one without an intent is out of scope. */
type Miss = { readonly text: string; readonly intent?: string; readonly verdict: Verdict };

/** How well held-out sentences are understood. Shares from 0 to 1. */
export type Measured = {
  readonly holdouts: number;
  /** The first of the ranking is right. */
  readonly accuracy: number;
  /** Sure of the right intent, or offers it. */
  readonly rightOrOffered: number;
  readonly sureAndRight: number;
  readonly sureAndWrong: number;
  readonly lost: number;
  readonly strangers: number;
  readonly strangersLost: number;
  readonly strangersSure: number;
  readonly calibrationError: number;
  readonly reliability: readonly Bin[];
  readonly misses: readonly Miss[];
};

/** Measures a classifier on held-out sentences. */
export function measure(
  classifier: Classifier,
  { holdouts, notOursHoldouts }: Pick<Examples, 'holdouts' | 'notOursHoldouts'>,
): Measured {
  const ours = holdouts.map((example) => ({ example, ...classifier.understand(example.text) }));
  const strangers = notOursHoldouts.map((text) => ({ text, ...classifier.understand(text) }));
  const of = (count: number, all: number) => (all === 0 ? 0 : count / all);
  const share = (rule: (verdict: Verdict, example: Example) => boolean) =>
    of(ours.filter(({ verdict, example }) => rule(verdict, example)).length, ours.length);
  const strange = (type: Verdict['type']) => strangers.filter(({ verdict }) => verdict.type === type).length;
  const stated = ours.flatMap(({ ranking: [first], example }) =>
    first ? [{ share: first.share, right: first.intent === example.intent }] : [],
  );
  return {
    holdouts: ours.length,
    accuracy: of(stated.filter(({ right }) => right).length, ours.length),
    rightOrOffered: share((verdict, example) => isRightOrOffered(verdict, example.intent)),
    sureAndRight: share((verdict, { intent }) => verdict.type === 'sure' && verdict.intent === intent),
    sureAndWrong: share((verdict, { intent }) => verdict.type === 'sure' && verdict.intent !== intent),
    lost: share((verdict) => verdict.type === 'lost'),
    strangers: strangers.length,
    strangersLost: of(strange('lost'), strangers.length),
    strangersSure: of(strange('sure'), strangers.length),
    calibrationError: calibrationError(stated),
    reliability: reliabilityOf(stated),
    misses: [
      ...ours
        .filter(({ verdict, example }) => !isRightOrOffered(verdict, example.intent))
        .map(({ verdict, example }) => ({ text: example.text, intent: example.intent, verdict })),
      ...strangers.filter(({ verdict }) => verdict.type !== 'lost').map(({ text, verdict }) => ({ text, verdict })),
    ],
  };
}

/** Whether a verdict leads to an intent: at once, or by an offer that names it. */
export function isRightOrOffered(verdict: Verdict, intent: string): boolean {
  switch (verdict.type) {
    case 'sure':
      return verdict.intent === intent;
    case 'torn':
      return verdict.between.includes(intent);
    case 'lost':
      return false;
  }
}
