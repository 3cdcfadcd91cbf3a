import type { Examples } from '../../domain/content/content.ts';
import type { Classifier } from '../../domain/ports/classifier.ts';
import { wordsOf } from '../../domain/text/words.ts';

/** How well languages are detected, as shares from 0 to 1. */
export type DetectionFigures = {
  readonly sentences: number;
  readonly told: number;
  /** Sure of a wrong language. */
  readonly sureAndWrong: number;
};

/** Held-out sentences and their language. */
export type Held = Pick<Examples, 'holdouts' | 'notOursHoldouts'> & { readonly language: string };

/**
 * Measures on held-out sentences of two words or more, without other evidence: a single word may belong to any
 * language.
 */
export function measureLanguageDetection(
  languageOf: NonNullable<Classifier['languageOf']>,
  sets: readonly Held[],
): DetectionFigures {
  const all = sets.flatMap(({ language, holdouts, notOursHoldouts }) =>
    [...holdouts.map(({ text }) => text), ...notOursHoldouts]
      .filter((text) => wordsOf(text).length >= 2)
      .map((text) => ({ told: languageOf(text, {}), language })),
  );
  const share = (count: number) => (all.length === 0 ? 0 : count / all.length);
  const wrong = all.filter(({ told, language }) => told.language !== language);
  return {
    sentences: all.length,
    told: share(all.length - wrong.length),
    sureAndWrong: share(wrong.filter(({ told }) => told.isSure).length),
  };
}
