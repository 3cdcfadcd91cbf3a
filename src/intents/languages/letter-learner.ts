import { eachPlace } from './letter-places.ts';

/** How a language spells, as plain arrays that cross threads and go to disk. */
export type Letters = {
  readonly places: Int32Array;
  /** By place: how much of the chance is left to the shorter context. */
  readonly leans: Float32Array;
  readonly letters: Int32Array;
  /** By letter in its place: how often it came, of all that came there and all that was new. */
  readonly shares: Float32Array;
};

/** How many letters came in a place, and how many different ones. */
type Place = { total: number; kinds: number };

/** How often a letter came in its place. */
type Count = { readonly place: Place; count: number };

/** Learns from words how a language spells them. More may be learned after a look at what is learned so far. */
export function letterLearner(): {
  /** @param words how often each was written */
  readonly learn: (words: ReadonlyMap<string, number>) => void;
  readonly learned: () => Letters;
} {
  const counts = new Map<number, Count>();
  const places = new Map<number, Place>();
  const learnWord = (word: string, times: number): void =>
    eachPlace(word, (place, letter) => {
      const here = places.get(place) ?? { total: 0, kinds: 0 };
      if (here.total === 0) places.set(place, here);
      here.total += times;
      const before = counts.get(letter);
      if (before) before.count += times;
      else {
        counts.set(letter, { place: here, count: times });
        here.kinds++;
      }
      return true;
    });
  return {
    learn: (words) => {
      for (const [word, times] of words) learnWord(word, times);
    },
    learned: () => ({
      places: Int32Array.from(places.keys()),
      leans: Float32Array.from(places.values(), ({ total, kinds }) => kinds / (total + kinds)),
      letters: Int32Array.from(counts.keys()),
      shares: Float32Array.from(counts.values(), ({ place, count }) => count / (place.total + place.kinds)),
    }),
  };
}
