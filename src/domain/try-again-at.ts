import { hour, minute } from '../domain/time.ts';

/** The longest Retry-After of another system that is respected, ms. */
const longestWait = hour;

/** What is known of a send that has to be made again. */
export type Failed = {
  /** How many sends were made before it. */
  readonly attempts: number;
  /** The other side's Retry-After: seconds, or a date. */
  readonly retryAfter?: string | undefined;
  /** The longest wait, ms; five minutes if left out. */
  readonly longest?: number;
};

/**
 * When to send again, ms since 1970: when the other side says; else from a second, doubling up to the longest, half
 * of it left to chance, so that lanes do not knock together. `random` gives numbers from 0 to 1.
 */
export function tryAgainAt({ attempts, retryAfter, longest }: Failed, now: number, random: () => number): number {
  return now + (told(retryAfter, now) ?? backoff(attempts, longest ?? 5 * minute, random));
}

function told(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longestWait) : undefined;
}

function backoff(attempts: number, longest: number, random: () => number): number {
  const most = Math.min(1000 * 2 ** attempts, longest);
  return Math.round(most * (0.5 + random() / 2));
}
