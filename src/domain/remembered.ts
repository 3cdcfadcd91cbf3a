/**
 * A pure function of a text that remembers what it found: for the `most` texts that were asked for latest at least, and
 * for twice as many at most. Two maps take turns, so that asking again moves nothing.
 */
export function remembered<Found>(most: number, find: (text: string) => Found): (text: string) => Found {
  let latest = new Map<string, Found>();
  let before = new Map<string, Found>();
  return (text) => {
    const known = latest.get(text);
    if (known !== undefined) return known;
    const found = before.get(text) ?? find(text);
    if (latest.size >= most) {
      before = latest;
      latest = new Map();
    }
    latest.set(text, found);
    return found;
  };
}
