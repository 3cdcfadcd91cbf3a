import { createHmac } from 'node:crypto';
import type { Clock } from '../domain/ports/clock.ts';
import type { Store } from '../domain/ports/store.ts';
import { day } from '../domain/time.ts';

/** What senders have used of their day's allowance, kept for after a restart. */
export type UsedAllowances = {
  /** What was used before the start and still counts, as a share of a day's allowance, from 0 to 1. */
  readonly earlier: readonly { readonly sender: string; readonly share: number }[];
  /** The name under which an address is counted: the same after a restart, and of no use without the signing key. */
  readonly senderOf: (network: string, kind: string) => string;
  /** Notes the share that is used now. It is on disk before anything that is written later. */
  readonly note: (sender: string, share: number) => void;
};

/** Reads what senders have used. What cannot be noted, because nothing can be written, is left out: so is the message. */
export async function openUsedAllowances(
  store: Pick<Store, 'allowances' | 'keepAllowance'>,
  signingKey: string,
  clock: Clock,
): Promise<UsedAllowances> {
  const used = await store.allowances(clock());
  return {
    earlier: used.map(({ sender, wholeAt }) => ({ sender, share: Math.min(1, (wholeAt - clock()) / day) })),
    senderOf: (network, kind) => createHmac('sha256', signingKey).update(`${kind} from ${network}`).digest('base64url'),
    note: (sender, share) => {
      store.keepAllowance(sender, Math.round(clock() + share * day), clock()).catch(() => {});
    },
  };
}
