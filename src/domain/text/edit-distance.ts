/**
 * How many letters have to be put in, left out, changed or swapped with their neighbour to make one word the other;
 * undefined if more than `most`. Optimal string alignment: no letter is edited twice. It costs a few comparisons a
 * letter, because only what can still be within `most` is looked at.
 */
export function editDistance(one: string, other: string, most: number): number | undefined {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > most) return undefined;
  let [from, shortEnd, longEnd] = [0, short.length, long.length];
  while (from < shortEnd && short[from] === long[from]) from++;
  while (shortEnd > from && short[shortEnd - 1] === long[longEnd - 1]) {
    shortEnd--;
    longEnd--;
  }
  const distance = distanceWithin(short.slice(from, shortEnd), long.slice(from, longEnd), most);
  return distance <= most ? distance : undefined;
}

/** Infinity as soon as no way is left that is within `most`. */
function distanceWithin(short: string, long: string, most: number): number {
  if (short.length === 0) return long.length;
  const at = (row: readonly number[], j: number): number => row[j] ?? Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let above = Array.from({ length: Math.min(long.length, most) + 1 }, (_, j) => j);
  for (let i = 1; i <= short.length; i++) {
    const row: number[] = [];
    let least = Number.POSITIVE_INFINITY;
    for (let j = Math.max(0, i - most); j <= Math.min(long.length, i + most); j++) {
      const isSame = short[i - 1] === long[j - 1];
      const isSwapped = short[i - 1] === long[j - 2] && short[i - 2] === long[j - 1];
      const changed = j === 0 ? i : at(above, j - 1) + (isSame ? 0 : 1);
      row[j] = Math.min(changed, at(above, j) + 1, at(row, j - 1) + 1, isSwapped ? at(before, j - 2) + 1 : changed);
      least = Math.min(least, row[j] ?? least);
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    [before, above] = [above, row];
  }
  return at(above, long.length);
}
