import { lookupOf } from '../vectors/lookup.ts';
import type { Letters } from './letter-learner.ts';
import { eachPlace } from './letter-places.ts';

/** What a letter that was never seen anywhere is worth: one of so many. */
const alphabet = 60;

/**
 * ln of the chance that a language's words are spelt like this one: the chance of each letter after those before it.
 * Longer contexts lean on shorter ones by as much as they were followed by something new (I. Witten and T. Bell, "The
 * zero-frequency problem", IEEE Transactions on Information Theory 37, 1991, method C; for telling languages apart as
 * in T. Dunning, "Statistical Identification of Language", 1994).
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
