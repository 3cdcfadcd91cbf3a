import type { PossibleAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { type Amount, amountsIn } from '../text/amounts.ts';
import type { Sentence } from '../text/sentences.ts';

/** The log odds of a number on an answer's side of its bound. */
const fitting = 5;

/** What a number in the reply says of an answer's own bounds. */
export function scoreLimits(answer: PossibleAnswer, sentences: readonly Sentence[], ear: Ear): number {
  const { over = [], under = [] } = answer;
  if (over.length + under.length === 0) return 0;
  for (const amount of sentences.flatMap(({ tokens }) => amountsIn(tokens, ear.lexicon))) {
    const compared = (written: string) => {
      const limit = limitIn(written, ear);
      if (!limit || (limit.of !== amount.of && amount.of !== '')) return undefined;
      return (amount.of === '' ? amount.value * limit.unit : amount.value) - limit.value;
    };
    for (const written of over) {
      const difference = compared(written);
      if (difference !== undefined) return difference >= 0 ? fitting : -fitting / 2;
    }
    for (const written of under) {
      const difference = compared(written);
      if (difference !== undefined) return difference < 0 ? fitting : -fitting / 2;
    }
  }
  return 0;
}

/** A bound as content states it, "50 %", and how many of the smallest unit its own unit is. */
function limitIn(written: string, { sentencesIn, lexicon }: Ear): (Amount & { readonly unit: number }) | undefined {
  const tokens = sentencesIn(written)[0]?.tokens ?? [];
  const [limit] = amountsIn(tokens, lexicon);
  const units = Object.values(lexicon.words.units).flatMap((each) => tokens.flatMap(({ text }) => each[text] ?? []));
  return limit && { ...limit, unit: units[0] ?? 1 };
}
