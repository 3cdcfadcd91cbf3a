import { boundedMap } from './bounded-map.ts';

/** A pure function of a text that remembers what it found for the `most` texts that were asked for latest. */
export function remembered<Found>(most: number, find: (text: string) => Found): (text: string) => Found {
  const known = boundedMap<string, Found>(most);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = find(text);
    known.set(text, found);
    return found;
  };
}
