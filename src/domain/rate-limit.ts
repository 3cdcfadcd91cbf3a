import { boundedMap } from './bounded-map.ts';
import type { Clock } from './ports/clock.ts';
import { minute } from './time.ts';

/** How much may come at once, and how much more over every minute. */
export type Rate = { readonly atOnce: number; readonly perMinute: number };

/** A token bucket for each key. */
export type RateLimit = {
  /** Takes one, or an amount, from what the key is allowed; the seconds to wait if there is not as much left, else undefined. */
  readonly take: (key: string, amount?: number) => number | undefined;
  /** How much of what the key is allowed is used at present. */
  readonly used: (key: string) => number;
  /** Gives it back: it does not count after all. */
  readonly giveBack: (key: string, amount?: number) => void;
};

/** At most this many keys; the least recently used is evicted. */
const mostKeys = 20_000;

export function rateLimit({ atOnce, perMinute }: Rate, clock: Clock): RateLimit {
  const used = boundedMap<string, { readonly left: number; readonly at: number }>(mostKeys);
  const leftOf = (key: string): number => {
    const known = used.get(key);
    if (!known) return atOnce;
    // A clock that was set back has measured nothing, and measures from where it stands now.
    if (clock() < known.at) set(key, known.left);
    const waited = Math.max(0, clock() - known.at);
    return Math.min(atOnce, known.left + (waited / minute) * perMinute);
  };
  const set = (key: string, left: number): void => used.set(key, { left, at: clock() });
  return {
    take: (key, amount = 1) => {
      const left = leftOf(key);
      if (left < amount) return Math.ceil(((amount - left) / perMinute) * 60);
      set(key, left - amount);
      return undefined;
    },
    used: (key) => atOnce - leftOf(key),
    giveBack: (key, amount = 1) => set(key, Math.min(atOnce, leftOf(key) + amount)),
  };
}
