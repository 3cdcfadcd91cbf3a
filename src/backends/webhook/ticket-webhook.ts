import { createHmac } from 'node:crypto';
import { handoffChangeIn } from '../../domain/conversation/entry.ts';
import type { OutboxItem, SendResult } from '../../domain/conversation/turn.ts';
import type { Backend } from '../../domain/ports/backend.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Deadline } from '../../domain/ports/deadline.ts';
import type { Store } from '../../domain/ports/store.ts';
import { tryAgainAt } from '../../domain/try-again-at.ts';
import { emptied, handoffChangeOf } from '../handoff-change.ts';
import { ticketPayload } from './ticket-payload.ts';

export type WebhookParts = {
  readonly url: string;
  /** Signs every request. */
  readonly secret: string;
  readonly store: Pick<Store, 'transcript'>;
  readonly clock: Clock;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** How long one request may take. */
  readonly deadline?: Deadline;
};

/** Statuses below 500 after which the same request may well go through. */
const again = new Set([408, 412, 425, 429]);

const fifteenSeconds: Deadline = () => AbortSignal.timeout(15_000);

/** Tells another system of every change of a handoff, by one signed request each. */
export function ticketWebhook(parts: WebhookParts): Backend {
  const { url, secret, store, clock, random, deadline = fifteenSeconds } = parts;
  return {
    name: 'ticket-webhook',
    wants: ({ body }) => handoffChangeIn(body) !== undefined,
    send: async (item) => {
      const change = await handoffChangeOf(store, item.body);
      if (!change) return emptied;
      const body = JSON.stringify(ticketPayload(item.id, change));
      const timestamp = String(Math.floor(clock() / 1000));
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Fixpath',
            'idempotency-key': item.id,
            'x-fixpath-timestamp': timestamp,
            'x-fixpath-signature': sign(secret, timestamp, body),
          },
          body,
          // A redirect would carry what people wrote to an address that nobody set.
          redirect: 'manual',
          signal: deadline(),
        });
        // Its status is all that counts; nobody reads the rest.
        response.body?.cancel().catch(() => undefined);
        return sentBy(response, item, clock(), random);
      } catch (error) {
        return { type: 'again', at: tryAgainAt(item, clock(), random), why: `No answer: ${reasonOf(error)}` };
      }
    },
  };
}

function sentBy(
  { status, headers }: Response,
  { attempts }: OutboxItem,
  now: number,
  random: () => number,
): SendResult {
  if (status >= 200 && status < 300) return { type: 'sent', receipt: String(status) };
  if (status >= 300 && status < 400)
    return { type: 'refused', why: `${status}, a redirect. Set TICKET_WEBHOOK_URL to the address it leads to.` };
  if (status < 500 && !again.has(status)) return { type: 'refused', why: `${status} from the webhook.` };
  const retryAfter = headers.get('retry-after') ?? undefined;
  return { type: 'again', at: tryAgainAt({ attempts, retryAfter }, now, random), why: `${status} from the webhook.` };
}

/** What fetch hides in the cause of its "fetch failed". */
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: unknown; message?: unknown }; message?: unknown };
  return String(cause?.code ?? cause?.message ?? message ?? error).slice(0, 200);
}

/**
 * The signature of a body sent at a moment: HMAC-SHA256 over the timestamp, a dot and the body. With the moment in it
 * a request that somebody recorded is of no use later.
 */
function sign(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
