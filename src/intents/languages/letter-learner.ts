import { eachPlace } from './letter-places.ts';

/** How a language spells, as plain arrays that cross to another process and go to disk. */
export type Letters = {
  readonly places: Int32Array;
  /** By context: the share of probability left to the shorter context. */
  readonly leans: Float32Array;
  readonly letters: Int32Array;
  /** By letter in its context: its share of all letters seen there and all distinct ones. */
  readonly shares: Float32Array;
};

/** How many letters were seen in a context, and how many distinct ones. */
type Place = { total: number; kinds: number };

/** How often a letter was seen in its context. */
type Count = { readonly place: Place; count: number };

/** Learns how a language spells its words. It can be read at any time and go on learning. */
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
