/** Probabilities from scores: e^(scale × score), normalised to sum 1. */
export function softmax(scores: Float64Array, scale = 1): Float64Array {
  const shares = scores.slice();
  toShares(shares, scale);
  return shares;
}

/** Softmax in place. */
export function toShares(scores: Float32Array | Float64Array, scale = 1): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let one = 0; one < scores.length; one++) {
    const share = Math.exp(scale * ((scores[one] ?? 0) - top));
    scores[one] = share;
    sum += share;
  }
  for (let one = 0; one < scores.length; one++) scores[one] = (scores[one] ?? 0) / sum;
}
