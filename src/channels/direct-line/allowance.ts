import type { Clock } from '../../domain/ports/clock.ts';

/** Takes one from what a key is allowed; the seconds to wait if that is used up, else undefined. */
export type RateLimit = (key: string) => number | undefined;

export type Rate = { readonly atOnce: number; readonly perMinute: number };

/** So many keys are remembered; the one that was used longest ago is forgotten first. */
const mostKeys = 20_000;

/** Allows each key so many at once, and so many more spread over every minute. */
export function rateLimit({ atOnce, perMinute }: Rate, clock: Clock): RateLimit {
  const used = new Map<string, { left: number; at: number }>();
  return (key) => {
    const now = clock();
    const before = used.get(key) ?? { left: atOnce, at: now };
    const left = Math.min(atOnce, before.left + ((now - before.at) / 60_000) * perMinute);
    used.delete(key);
    if (used.size >= mostKeys) used.delete(used.keys().next().value ?? '');
    used.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1 ? undefined : Math.ceil(((1 - left) / perMinute) * 60);
  };
}
