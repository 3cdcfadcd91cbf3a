import type { SendResult } from '../../../domain/conversation/turn.ts';
import { day, hour } from '../../../domain/time.ts';
import { tryAgainAt } from '../../../domain/try-again-at.ts';

/**
 * What a channel answers while the person has blocked or removed the bot, while an administrator has, and now and then
 * for a moment: which of these it is, it does not tell reliably.
 */
const away = new Set([403, 404]);

/** The longest wait before somebody who takes nothing is tried again, and how long that is done at all, ms. */
const longestWait = hour;
const longestAway = 7 * day;

/** Statuses after which the same send may well go through. */
const again = new Set([408, 412, 429]);

/** A failed send: the status if there was an answer, the code in its body, and what it says about trying again. */
export type Failure = {
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly retryAfter?: string | undefined;
  readonly why: string;
  /** No request could be made of it, and none ever will. */
  readonly isUnsendable?: boolean;
};

/**
 * How a failed send ended. `attempts` counts the sends before it; `since` is when what it carries was said; `random` gives
 * numbers from 0 to 1.
 */
export function sendResultOf(
  failure: Failure,
  { attempts, since }: { readonly attempts: number; readonly since: number },
  now: number,
  random: () => number,
): SendResult {
  const { status, code, retryAfter } = failure;
  const why = [status, code, failure.why].filter((part) => part !== undefined).join(' ');
  if (failure.isUnsendable) return { type: 'refused', why };
  if (status === undefined || status >= 500 || again.has(status))
    return { type: 'again', at: tryAgainAt({ attempts, retryAfter }, now, random), why };
  if (status >= 200 && status < 300) return { type: 'sent' };
  if (away.has(status))
    return now - since > longestAway
      ? { type: 'gone', why }
      : { type: 'away', at: tryAgainAt({ attempts, retryAfter, longest: longestWait }, now, random), why };
  return { type: 'refused', why };
}
