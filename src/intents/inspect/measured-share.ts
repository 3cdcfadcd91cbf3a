/**
 * The share of strangers among problems, from what is believed of each that was not understood: the prior under which
 * the beliefs agree with themselves on average (M. Saerens, P. Latinne and C. Decaestecker, "Adjusting the Outputs of a
 * Classifier to New a Priori Probabilities", Neural Computation 14, 2002).
 *
 * @param belonging of each problem that was not understood, the probability of being in scope if both kinds were equally
 *   frequent
 * @param understood how many others there were: they are taken to be in scope
 * @param stated the share to begin with
 */
export function measuredShare(belonging: readonly number[], understood: number, stated: number): number {
  const all = belonging.length + understood;
  if (all === 0) return stated;
  let share = stated;
  for (let round = 0; round < 200; round++) {
    const strangers = belonging.reduce((sum, ours) => {
      const strange = (1 - ours) * share;
      return sum + strange / (strange + ours * (1 - share) || 1);
    }, 0);
    const next = strangers / all;
    if (Math.abs(next - share) < 1e-6) return next;
    share = next;
  }
  return share;
}
