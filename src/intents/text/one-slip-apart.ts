/**
 * Whether two words differ by at most one slip of the finger: a letter left out, put in, changed, or two neighbours
 * swapped (F. Damerau, "A technique for computer detection and correction of spelling errors", CACM 1964).
 */
export function oneSlipApart(one: string, other: string): boolean {
  if (one.length > other.length) return oneSlipApart(other, one);
  if (other.length - one.length > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const rest = other.slice(same + 1);
  if (one.length < other.length) return one.slice(same) === rest;
  const swapped = one[same] === other[same + 1] && one[same + 1] === other[same];
  return one.slice(same + 1) === rest || (swapped && one.slice(same + 2) === rest.slice(1));
}
