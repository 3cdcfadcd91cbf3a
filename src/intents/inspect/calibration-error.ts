/** One belief that was stated, and whether it came true. */
export type Stated = { readonly share: number; readonly right: boolean };

/** How many there are of a tenth, what they stated on average, and how many came true. */
export type Bin = { readonly count: number; readonly stated: number; readonly came: number };

/** Beliefs by tenths, for the reliability picture. */
export function reliabilityOf(stated: readonly Stated[]): readonly Bin[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const members = stated.filter(({ share }) => Math.min(9, Math.floor(share * 10)) === tenth);
    const mean = (of: (one: Stated) => number) =>
      members.reduce((sum, one) => sum + of(one), 0) / (members.length || 1);
    return { count: members.length, stated: mean((one) => one.share), came: mean((one) => (one.right ? 1 : 0)) };
  });
}

/**
 * Expected calibration error: by how much stated beliefs miss what came true, averaged over tenths by their size
 * (Guo et al. 2017). 0 is honest.
 */
export function calibrationError(stated: readonly Stated[]): number {
  if (stated.length === 0) return 0;
  return reliabilityOf(stated).reduce(
    (sum, bin) => sum + (bin.count / stated.length) * Math.abs(bin.stated - bin.came),
    0,
  );
}
