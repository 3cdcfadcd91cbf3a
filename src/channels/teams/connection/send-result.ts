import type { SendResult } from '../../../domain/conversation/turn.ts';
import { tryAgainAt } from '../../../domain/try-again-at.ts';

/** Codes of a 403 with which a channel says that the person no longer wants to hear from the bot. */
const left = new Set([
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
  'BotDisabledByUser',
  'MessageWritesBlocked',
]);

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

/** How a failed send ended. `attempts` counts the sends before it; `random` gives numbers from 0 to 1. */
export function sendResultOf(failure: Failure, attempts: number, now: number, random: () => number): SendResult {
  const { status, code, retryAfter } = failure;
  const why = [status, code, failure.why].filter((part) => part !== undefined).join(' ');
  if (failure.isUnsendable) return { type: 'refused', why };
  if (status === undefined || status >= 500 || again.has(status))
    return { type: 'again', at: tryAgainAt({ attempts, retryAfter }, now, random), why };
  if (status >= 200 && status < 300) return { type: 'sent' };
  if (status === 404 || (status === 403 && code !== undefined && left.has(code))) return { type: 'gone', why };
  return { type: 'refused', why };
}
