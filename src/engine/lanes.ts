import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Entry } from '../domain/conversation/entry.ts';
import type { Input, NewInput } from '../domain/conversation/input.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { LaneLease, Store } from '../domain/ports/store.ts';
import type { TurnRight } from './build-turn.ts';
import { restingConversations } from './resting-conversations.ts';

/** How playing an input ended: its turn's entries, and the conversation as the turn left it. */
export type TurnResult =
  | { readonly type: 'committed'; readonly entries: readonly Entry[]; readonly after: Conversation }
  | { readonly type: 'overtaken' };

/** Plays one input on its conversation and commits the turn. Throws only if the store fails. */
export type PlayInput = (conversation: Conversation, input: Input, right: TurnRight) => Promise<TurnResult>;

export type Lanes = {
  /** There may be something to play in this conversation. */
  readonly wake: (conversation: string) => void;
  /**
   * Plays an input that is just being stored, if its conversation is at rest: what the store is given in one run of
   * promises it commits together, so that a quick turn costs no commit of its own. Gives whether the turn was
   * committed: it is not if the input turns out not to be new, or not to be the next. Undefined if nothing was tried.
   */
  readonly playAhead: (input: NewInput) => Promise<boolean> | undefined;
  /** Resolves when nothing is being played. */
  readonly idle: () => Promise<void>;
  /** Plays what is under way to its end and takes up nothing more. */
  readonly close: () => Promise<void>;
};

export type LanesParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** This process's name on its leases. */
  readonly holder: string;
  readonly play: PlayInput;
};

/** How long a lane is ours, ms; renewed when half of it has passed. */
const leaseFor = 30_000;

/** Conversations at rest that are remembered. */
const mostAtRest = 1_000;

/** How long to wait after the store failed, ms. */
const afterFailure = 1_000;

/** The lanes of one process: inputs of one conversation in order, many conversations at once. */
export function createLanes({ store, clock, log, holder, play }: LanesParts): Lanes {
  const running = new Map<string, Promise<void>>();
  const wokenAgain = new Set<string>();
  const leases = new Map<string, LaneLease>();
  const waiting = new Set<NodeJS.Timeout>();
  const atRest = restingConversations(mostAtRest);
  let closing = false;

  const wake = (conversation: string): void => {
    if (closing) return;
    if (running.has(conversation)) wokenAgain.add(conversation);
    else run(conversation, drain(conversation));
  };

  const run = (conversation: string, playing: Promise<void>): Promise<void> => {
    const ended = playing
      .catch((error: unknown) => {
        log.error('lane failed', { conversation, error });
        wakeLater(conversation, afterFailure);
      })
      .finally(() => {
        running.delete(conversation);
        if (wokenAgain.delete(conversation)) wake(conversation);
      });
    running.set(conversation, ended);
    return ended;
  };

  const playAhead = (input: NewInput): Promise<boolean> | undefined => {
    const { conversation: id, key } = input;
    const rested = closing || running.has(id) ? undefined : atRest.take(id);
    const lease = leases.get(id);
    if (!rested || rested.key === key || !lease || !isLong(lease)) return undefined;
    let isDone = false;
    const { conversation, known } = startOf(rested.conversation, input);
    const playing = play(conversation, known, { fence: lease.fence, ahead: true }).then((played) => {
      isDone = played.type === 'committed';
      rest(played, known, 0);
    });
    return run(id, playing).then(() => isDone);
  };

  const wakeLater = (conversation: string, delay: number): void => {
    const timeout = setTimeout(() => {
      waiting.delete(timeout);
      wake(conversation);
    }, delay);
    waiting.add(timeout);
  };

  const isLong = ({ until }: LaneLease): boolean => until - clock() > leaseFor / 2;

  const leaseOf = async (conversation: string): Promise<LaneLease> => {
    const now = clock();
    const held = leases.get(conversation);
    if (held && isLong(held)) return held;
    const lease = await store.takeLane(conversation, holder, now, now + leaseFor);
    if (lease.type === 'taken') leases.set(conversation, lease);
    return lease;
  };

  const drain = async (conversation: string): Promise<void> => {
    while (!closing) {
      wokenAgain.delete(conversation);
      const lease = await leaseOf(conversation);
      if (lease.type === 'held') return wakeLater(conversation, Math.max(50, lease.until - clock()));
      const loaded = await store.load(conversation);
      const input = loaded?.inputs[0];
      if (!loaded || !input) return forgetOldLeases();
      const played = await play(loaded.conversation, input, { fence: lease.fence });
      if (rest(played, input, loaded.inputs.length - 1)) return forgetOldLeases();
    }
  };

  /** Whether a conversation has come to rest: its turn is committed, and nothing waits behind it. */
  const rest = (played: TurnResult, { conversation: id, key }: Input, behind: number): boolean => {
    if (played.type === 'overtaken') leases.delete(id);
    if (played.type === 'overtaken' || behind > 0 || wokenAgain.has(id)) return false;
    atRest.keep({ conversation: played.after, key });
    return true;
  };

  /** Leases are remembered for conversations that are alive, not for all there ever were. */
  const forgetOldLeases = (): void => {
    if (leases.size < 10_000) return;
    const now = clock();
    for (const [id, { until }] of leases) if (until <= now) leases.delete(id);
  };

  return {
    wake,
    playAhead,
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
    close: async () => {
      closing = true;
      for (const timeout of waiting) clearTimeout(timeout);
      await Promise.allSettled(running.values());
    },
  };
}

/** What the store would give to be played once it has stored an input. */
function startOf(
  conversation: Conversation,
  { address, ...input }: NewInput,
): { conversation: Conversation; known: Input } {
  const { channel, group, head } = conversation;
  return {
    conversation: { ...conversation, head: head + 1, ...(address !== undefined && { address }) },
    known: { ...input, channel, group, attempts: 0 },
  };
}
