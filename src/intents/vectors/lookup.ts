/** Finds the number of a hash; -1 if it is unknown. */
export type Lookup = (hash: number) => number;

/** A hash table with open addressing, at most half full. */
export function lookupOf(hashes: Int32Array): Lookup {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * hashes.length)));
  const mask = size - 1;
  const table = new Int32Array(size).fill(-1);
  hashes.forEach((hash, number) => {
    let slot = hash & mask;
    while (table[slot] !== -1) slot = (slot + 1) & mask;
    table[slot] = number;
  });
  return (hash) => {
    let slot = hash & mask;
    for (;;) {
      const number = table[slot] ?? -1;
      if (number === -1 || hashes[number] === hash) return number;
      slot = (slot + 1) & mask;
    }
  };
}
