import { lookupOf } from '../vectors/lookup.ts';
import type { Letters } from './letter-learner.ts';
import { eachPlace } from './letter-places.ts';

/** The assumed size of the alphabet: an unseen letter has one such share of the probability. */
const alphabet = 60;

/**
 * ln of the probability of a word's spelling in a language: the product of each letter's probability after those before
 * it. Longer contexts back off to shorter ones in proportion to how often something new followed them (I. Witten and T.
 * Bell, "The zero-frequency problem", IEEE Transactions on Information Theory 37, 1991, method C; for language
 * identification as in T. Dunning, "Statistical Identification of Language", 1994).
 */
export function letterChances({ places, leans, letters, shares }: Letters): (word: string) => number {
  const placeOf = lookupOf(places);
  const letterOf = lookupOf(letters);
  return (word) => {
    let sum = 0;
    let chance = 1 / alphabet;
    eachPlace(
      word,
      (place, letter) => {
        const known = placeOf(place);
        if (known === -1) return false;
        const came = letterOf(letter);
        chance = (came === -1 ? 0 : (shares[came] ?? 0)) + (leans[known] ?? 0) * chance;
        return true;
      },
      () => {
        sum += Math.log(chance);
        chance = 1 / alphabet;
      },
    );
    return sum;
  };
}
