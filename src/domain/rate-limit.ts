import { createHash } from 'node:crypto';
import { boundedMap } from './bounded-map.ts';
import { asObject } from './json.ts';
import type { Clock } from './ports/clock.ts';
import type { SharedStore } from './ports/shared-store.ts';
import { minute } from './time.ts';

/** How much may come at once, and how much more over every minute. */
export type Rate = { readonly atOnce: number; readonly perMinute: number };

/** A token bucket for each key. */
export type RateLimit = {
  /** Takes one, or an amount, from what the key is allowed; the seconds to wait if there is not as much left, else undefined. */
  readonly take: (key: string, amount?: number) => number | undefined;
  /** Counts what was taken before this process began, of which the others know. */
  readonly recall: (key: string, amount: number) => void;
  /** How much of what the key is allowed is used at present. */
  readonly used: (key: string) => number;
  /** Gives it back: it does not count after all. */
  readonly giveBack: (key: string, amount?: number) => void;
};

/** Under what name a limit is counted together with other processes, if there are any. */
export type CountedWith = { readonly name: string; readonly shared: Pick<SharedStore, 'tell' | 'hear'> | undefined };

/** At most this many keys; the least recently used is evicted. */
const mostKeys = 20_000;

/**
 * Limits each key by itself, with other processes together: each tells the others at once what it took. What several let
 * through in the moment before they hear of each other is missing afterwards, so that over time they let through no more
 * than one would.
 */
export function rateLimit({ atOnce, perMinute }: Rate, clock: Clock, together?: CountedWith): RateLimit {
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
  const charge = (key: string, amount: number): void =>
    set(key, Math.min(atOnce, Math.max(-atOnce, leftOf(key) - amount)));
  const { name, shared } = together ?? {};
  /** Keys are addresses and logins: the others need to know that two are the same, and no more. */
  const keyOf = (key: string): string =>
    shared ? createHash('sha256').update(`${name} ${key}`).digest('base64url').slice(0, 22) : key;
  const tell = (key: string, amount: number): void => {
    if (name !== undefined) shared?.tell({ rate: name, key, amount });
  };
  shared?.hear((news) => {
    const { rate, key, amount } = asObject(news) ?? {};
    if (rate !== name || typeof key !== 'string' || typeof amount !== 'number') return;
    charge(key, amount);
  });
  return {
    take: (given, amount = 1) => {
      const key = keyOf(given);
      const left = leftOf(key);
      if (left < amount) return Math.ceil(((amount - left) / perMinute) * 60);
      set(key, left - amount);
      tell(key, amount);
      return undefined;
    },
    recall: (given, amount) => charge(keyOf(given), amount),
    used: (given) => atOnce - leftOf(keyOf(given)),
    giveBack: (given, amount = 1) => {
      const key = keyOf(given);
      set(key, Math.min(atOnce, leftOf(key) + amount));
      tell(key, -amount);
    },
  };
}
