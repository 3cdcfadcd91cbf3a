/** A stated probability, and whether the prediction was right. */
export type Stated = { readonly share: number; readonly right: boolean };

/**
 * One tenth of the scale: how many predictions fall in it, their mean stated probability, and the share that was right.
 */
export type Bin = { readonly count: number; readonly stated: number; readonly came: number };

/** Stated probabilities by tenths, for the reliability diagram. */
export function reliabilityOf(stated: readonly Stated[]): readonly Bin[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const members = stated.filter(({ share }) => Math.min(9, Math.floor(share * 10)) === tenth);
    const mean = (of: (one: Stated) => number) =>
      members.reduce((sum, one) => sum + of(one), 0) / (members.length || 1);
    return { count: members.length, stated: mean((one) => one.share), came: mean((one) => (one.right ? 1 : 0)) };
  });
}

/**
 * Expected calibration error: the mean difference between stated probability and share right over the tenths, weighted
 * by their size (Guo et al. 2017). 0 is perfectly calibrated.
 */
export function calibrationError(stated: readonly Stated[]): number {
  if (stated.length === 0) return 0;
  return reliabilityOf(stated).reduce(
    (sum, bin) => sum + (bin.count / stated.length) * Math.abs(bin.stated - bin.came),
    0,
  );
}
