import type { BaseLearners } from '../learners/train-learners.ts';
import { wordGrams } from '../text/grams.ts';
import { wordFormOf } from '../text/word-form.ts';
import { lookupOf } from '../vectors/lookup.ts';

/** The strongest words for each intent, by their weight in its plane times their idf. */
export function topWords(learned: BaseLearners, most: number): ReadonlyMap<string, readonly string[]> {
  const { vocabulary, planes, spelling, intents } = learned;
  const form = wordFormOf(learned);
  const lookup = lookupOf(vocabulary.hashes);
  const known = spelling.words.flatMap((word) => {
    const id = lookup(wordGrams([{ text: word, word: true }], form)[0] ?? 0);
    return id === -1 ? [] : [{ word, id }];
  });
  const count = planes.scales.length;
  return new Map(
    intents.map((intent, one) => [
      intent,
      known
        .map(({ word, id }) => ({ word, weight: (planes.weights[id * count + one] ?? 0) * (vocabulary.idf[id] ?? 0) }))
        .sort((a, b) => b.weight - a.weight)
        .slice(0, most)
        .map(({ word }) => word),
    ]),
  );
}
