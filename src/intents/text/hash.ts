/** Mixes one more code unit, or another hash, into a hash (the step of FNV-1a, 32 bits). */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Spreads a hash over all 32 bits (Murmur3's finaliser): FNV's low bits alone make a poor table index. */
export function hashEnd(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The hash of a whole text. The salt keeps different kinds of features apart. */
export function hashText(salt: number, text: string): number {
  let hash = salt;
  for (let at = 0; at < text.length; at++) hash = hashStep(hash, text.charCodeAt(at));
  return hashEnd(hash);
}
