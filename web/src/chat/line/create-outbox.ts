import type { LineAnswer, OutgoingActivity } from './activity.ts';

export type OutboxParts = {
  /** One attempt. */
  readonly post: (outgoing: OutgoingActivity) => Promise<LineAnswer<{ readonly id?: string }>>;
  /** The token is over: resolves once there is a new one. */
  readonly renew: () => Promise<void>;
  readonly accepted: (key: string) => void;
  /** The desk does not take it, and would not if it came again. */
  readonly refused: (key: string, status: number) => void;
};

export type Outbox = {
  readonly send: (outgoing: OutgoingActivity) => void;
  /** Whoever waits for a better moment tries now. */
  readonly wake: () => void;
};

/** Pauses between attempts, ms; the last one is the pause of all further ones. */
const pauses = [500, 1000, 2000, 4000, 8000, 15_000] as const;

/**
 * Sends messages one after the other, in the order in which they were written, and does not give up on one that did not
 * arrive: its key stays the same, and the desk takes a key once.
 */
export function createOutbox({ post, renew, accepted, refused }: OutboxParts): Outbox {
  const waiting: OutgoingActivity[] = [];
  let isSending = false;
  let wake = () => {};

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timeout);
        resolve();
      };
    });

  async function deliver(outgoing: OutgoingActivity): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const answer = await post(outgoing);
      if (answer.type === 'answered') return accepted(outgoing.key);
      const status = answer.type === 'refused' ? answer.status : 0;
      if (status === 401 || status === 403 || status === 404) await renew();
      else if (status >= 400 && status < 500 && status !== 408 && status !== 429) return refused(outgoing.key, status);
      const wait = answer.type === 'refused' ? answer.wait * 1000 : 0;
      await pause(Math.max(wait, pauses[attempt] ?? pauses[5]));
    }
  }

  async function work() {
    isSending = true;
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      await deliver(next);
      waiting.shift();
    }
    isSending = false;
  }

  return {
    send: (outgoing) => {
      if (waiting.some(({ key }) => key === outgoing.key)) return;
      waiting.push(outgoing);
      if (!isSending) void work();
    },
    wake: () => wake(),
  };
}
