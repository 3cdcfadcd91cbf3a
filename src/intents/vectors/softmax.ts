/** Shares of belief from scores: e^(scale × score), brought to the sum 1. */
export function softmax(scores: Float64Array, scale = 1): Float64Array {
  const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const shares = scores.map((score) => Math.exp(scale * (score - top)));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
