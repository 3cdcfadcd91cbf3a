import type { Examples } from '../../domain/content/content.ts';
import type { Classifier } from '../../domain/ports/classifier.ts';
import { wordsOf } from '../../domain/text/words.ts';

/** How well languages are told apart. Shares from 0 to 1. */
export type DetectionFigures = {
  readonly sentences: number;
  readonly told: number;
  /** Sure of a language that it is not. */
  readonly sureAndWrong: number;
};

/** Sentences that were held out, and the language they are in. */
export type Held = Pick<Examples, 'holdouts' | 'notOursHoldouts'> & { readonly language: string };

/** Measures, with nothing else known, on held-out sentences of two words or more: one word may be in any language. */
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
