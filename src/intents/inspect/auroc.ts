/**
 * The area under the ROC curve: the probability that one of `ours` scores above one of `strangers`, ties counting half.
 * Computed by ranks (Mann and Whitney's U).
 */
export function auroc(ours: readonly number[], strangers: readonly number[]): number {
  const all = [...ours.map((score) => ({ score, ours: true })), ...strangers.map((score) => ({ score, ours: false }))];
  all.sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.score === all[from]?.score) to++;
    // Equal scores share the mean of their ranks, which count from 1.
    for (let at = from; at < to; at++) if (all[at]?.ours) ranks += (from + to + 1) / 2;
    from = to;
  }
  return (ranks - (ours.length * (ours.length + 1)) / 2) / (ours.length * strangers.length);
}
