import type { Clock } from '../../domain/ports/clock.ts';

/** So many may be tried in vain within a quarter of an hour, counted for each key on its own. */
export type TriesAllowance = {
  /** The seconds to wait if the key's allowance is used up; else takes one of it. */
  readonly take: (key: string) => number | undefined;
  /** Gives the one back: it was not in vain. */
  readonly giveBack: (key: string) => void;
};

const quarter = 15 * 60_000;

/** Keys remembered at most; the one that was tried longest ago is forgotten first. */
const mostKeys = 10_000;

export function triesAllowance(most: number, clock: Clock): TriesAllowance {
  const used = new Map<string, { left: number; at: number }>();
  const leftOf = (key: string): number => {
    const known = used.get(key);
    return known ? Math.min(most, known.left + ((clock() - known.at) / quarter) * most) : most;
  };
  const set = (key: string, left: number): void => {
    used.delete(key);
    if (used.size >= mostKeys) used.delete(used.keys().next().value ?? '');
    used.set(key, { left, at: clock() });
  };
  return {
    take: (key) => {
      const left = leftOf(key);
      if (left < 1) return Math.ceil((((1 - left) / most) * quarter) / 1000);
      set(key, left - 1);
      return undefined;
    },
    giveBack: (key) => set(key, Math.min(most, leftOf(key) + 1)),
  };
}
