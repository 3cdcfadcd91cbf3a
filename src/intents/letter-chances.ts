import { hashEnd, hashStep } from './hash.ts';
import { type Lookup, lookupOf } from './lookup.ts';

/** How a language spells, as far as it was learned. */
export type LetterChances = {
  /** Learns from words, and how often each was written; may be called again. */
  readonly learn: (words: ReadonlyMap<string, number>) => void;
  /** ln of the chance that the language's words are spelt like this one. */
  readonly of: (word: string) => number;
};

/** Letters before the one whose chance is asked. */
const order = 4;
const edge = 2;
/** What a letter that was never seen anywhere is worth: one of so many. */
const alphabet = 60;
const placeSalt = 0x3c6ef372;
const letterSalt = 0x5bd1e995;

/** How many letters came in a place, and how many different ones. */
type Place = { total: number; kinds: number };

/** How often a letter came in its place. */
type Count = { readonly place: Place; count: number };

/**
 * The chance of each letter after those before it. Longer contexts lean on shorter ones by as much as they were
 * followed by something new (I. Witten and T. Bell, "The zero-frequency problem", IEEE Transactions on Information
 * Theory 37, 1991, method C; for telling languages apart as in T. Dunning, "Statistical Identification of Language",
 * 1994).
 */
export function letterChances(): LetterChances {
  const counts = new Map<number, Count>();
  const places = new Map<number, Place>();
  const learnWord = (word: string, times: number): void => {
    for (let at = 0; at <= word.length; at++) {
      let place = placeSalt;
      for (let size = 0; size <= order && size <= at + 1; size++) {
        if (size > 0) place = hashStep(place, unitAt(word, at - size));
        const key = hashEnd(place);
        const letter = letterAt(key, word, at);
        let here = places.get(key);
        if (!here) {
          here = { total: 0, kinds: 0 };
          places.set(key, here);
        }
        here.total += times;
        const before = counts.get(letter);
        if (before) before.count += times;
        else {
          counts.set(letter, { place: here, count: times });
          here.kinds++;
        }
      }
    }
  };
  let table: Table | undefined;
  return {
    learn: (words) => {
      for (const [word, times] of words) learnWord(word, times);
      table = undefined;
    },
    of: (word) => {
      table ??= tableOf(counts, places);
      return chanceOf(word, table);
    },
  };
}

/** What was counted, ready to be looked up: two numbers for each letter of a word and each length of context. */
type Table = {
  readonly place: Lookup;
  /** By place: how much of the chance is left to the shorter context. */
  readonly leans: Float32Array;
  readonly letter: Lookup;
  /** By letter in its place: how often it came, of all that came there and all that was new. */
  readonly shares: Float32Array;
};

function tableOf(letters: ReadonlyMap<number, Count>, places: ReadonlyMap<number, Place>): Table {
  return {
    place: lookupOf(Int32Array.from(places.keys())),
    leans: Float32Array.from(places.values(), ({ total, kinds }) => kinds / (total + kinds)),
    letter: lookupOf(Int32Array.from(letters.keys())),
    shares: Float32Array.from(letters.values(), ({ place, count }) => count / (place.total + place.kinds)),
  };
}

function chanceOf(word: string, { place: placeAt, leans, letter, shares }: Table): number {
  let sum = 0;
  for (let at = 0; at <= word.length; at++) {
    let chance = 1 / alphabet;
    let place = placeSalt;
    for (let size = 0; size <= order && size <= at + 1; size++) {
      if (size > 0) place = hashStep(place, unitAt(word, at - size));
      const key = hashEnd(place);
      const known = placeAt(key);
      if (known === -1) break;
      const came = letter(letterAt(key, word, at));
      chance = (came === -1 ? 0 : (shares[came] ?? 0)) + (leans[known] ?? 0) * chance;
    }
    sum += Math.log(chance);
  }
  return sum;
}

/** A letter in its place: what stands before it, then itself. */
function letterAt(place: number, word: string, at: number): number {
  return hashEnd(hashStep(hashStep(letterSalt, place), unitAt(word, at)));
}

/** A word's letter; its edges are letters too. */
function unitAt(word: string, at: number): number {
  return at < 0 || at >= word.length ? edge : word.charCodeAt(at);
}
