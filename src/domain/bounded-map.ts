/** A map of bounded size. */
export type BoundedMap<Key, Value> = {
  /** The value of a key, which counts as used by this. */
  readonly get: (key: Key) => Value | undefined;
  readonly set: (key: Key, value: Value) => void;
  readonly delete: (key: Key) => void;
};

/** A map of at most `most` entries: a further one evicts the least recently used. */
export function boundedMap<Key, Value>(most: number): BoundedMap<Key, Value> {
  // A Map keeps the order in which keys were put in, so the first key is the one that was not used for longest.
  const entries = new Map<Key, Value>();
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set: (key, value) => {
      entries.delete(key);
      for (const oldest of entries.keys()) {
        if (entries.size < most) break;
        entries.delete(oldest);
      }
      entries.set(key, value);
    },
    delete: (key) => {
      entries.delete(key);
    },
  };
}
