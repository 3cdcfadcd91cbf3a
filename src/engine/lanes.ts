import { boundedMap } from '../domain/bounded-map.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Entry } from '../domain/conversation/entry.ts';
import type { Input, NewInput } from '../domain/conversation/input.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';
import type { TurnRight } from './build-turn.ts';
import { heldLeases } from './held-leases.ts';

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
   * Plays an input while it is being stored, if its conversation is at rest: the store commits together what it is
   * given in one run of promises, so a quick turn costs no commit of its own. Resolves to whether the turn was
   * committed: it is not if the input turns out not to be new, or not to be the next. Undefined if nothing was tried.
   */
  readonly playAhead: (input: NewInput) => Promise<boolean> | undefined;
  /** Resolves when nothing is being played. */
  readonly idle: () => Promise<void>;
  /** Resolves once what is being played has ended; plays nothing more. */
  readonly close: () => Promise<void>;
};

export type LanesParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** This process's name on its leases. */
  readonly holder: string;
  readonly play: PlayInput;
  /** How long a lane is ours where other processes use the store, ms; fifteen seconds if left out. */
  readonly sharedLeaseFor?: number | undefined;
};

/** A conversation as its last turn left it, with no input waiting, the key of the input that this turn played, and its fence. */
type AtRest = { readonly conversation: Conversation; readonly key: string; readonly fence: number };

/** The most conversations at rest that are remembered. */
const mostAtRest = 1_000;

/** How long to wait after the store failed, ms. */
const afterFailure = 1_000;

/** The lanes of one process: inputs of one conversation in order, many conversations at once. */
export function createLanes({ store, clock, log, holder, play, sharedLeaseFor }: LanesParts): Lanes {
  const playing = new Map<string, Promise<void>>();
  const wokenAgain = new Set<string>();
  const waiting = new Set<NodeJS.Timeout>();
  const leases = heldLeases({ store, clock, log, holder, sharedLeaseFor });
  const atRest = boundedMap<string, AtRest>(mostAtRest);
  // What another process has moved is no longer as our last turn left it.
  const unwatch = store.shared && store.watch(atRest.delete);
  let closing = false;

  const wake = (conversation: string): void => {
    if (closing) return;
    // E2: a lane that is being played is not played a second time; it looks again when it is through.
    if (playing.has(conversation)) wokenAgain.add(conversation);
    else run(conversation, drain(conversation));
  };

  const run = (conversation: string, work: Promise<void>): Promise<void> => {
    const kept = leases.keep
      ? leases.keep(conversation, work).then((waits) => void (waits && wokenAgain.add(conversation)))
      : work;
    const ended = kept
      .catch((error: unknown) => {
        log.error('lane failed', { conversation, error });
        wakeLater(conversation, afterFailure);
      })
      .finally(() => {
        playing.delete(conversation);
        if (wokenAgain.delete(conversation)) wake(conversation);
      });
    playing.set(conversation, ended);
    return ended;
  };

  const wakeLater = (conversation: string, delay: number): void => {
    const timeout = setTimeout(() => {
      waiting.delete(timeout);
      wake(conversation);
    }, delay);
    waiting.add(timeout);
  };

  const playAhead = (input: NewInput): Promise<boolean> | undefined => {
    const { conversation: id, key } = input;
    // E5: only at rest, and not what the last turn played: that is a second delivery.
    const rested = closing || playing.has(id) ? undefined : atRest.get(id);
    if (rested) atRest.delete(id); // It is about to move.
    // Where others may have the lane, the store refuses the turn if they do.
    const fence = store.shared ? rested?.fence : leases.held(id)?.fence;
    if (!rested || rested.key === key || fence === undefined) return undefined;
    let isDone = false;
    const { conversation, known } = startOf(rested.conversation, input);
    const work = play(conversation, known, { fence, ahead: true }).then((result) => {
      isDone = result.type === 'committed';
      comesToRest(result, known, { behind: 0, fence });
    });
    return run(id, work).then(() => isDone);
  };

  const drain = async (conversation: string): Promise<void> => {
    while (!closing) {
      wokenAgain.delete(conversation);
      const lease = await leases.take(conversation);
      // E2: another process plays this lane.
      if (lease.type === 'held') return wakeLater(conversation, Math.max(50, lease.until - clock()));
      const loaded = await store.load(conversation);
      const input = loaded?.inputs[0];
      if (!loaded || !input) return;
      const result = await play(loaded.conversation, input, { fence: lease.fence });
      if (comesToRest(result, input, { behind: loaded.inputs.length - 1, fence: lease.fence })) return;
    }
  };

  /** Whether a conversation comes to rest: its turn is committed, and nothing waits behind it. */
  const comesToRest = (
    result: TurnResult,
    { conversation: id, key }: Input,
    { behind, fence }: { readonly behind: number; readonly fence: number },
  ): boolean => {
    if (result.type === 'overtaken') leases.drop(id);
    if (result.type === 'overtaken' || behind > 0 || wokenAgain.has(id)) return false;
    atRest.set(id, { conversation: result.after, key, fence });
    return true;
  };

  return {
    wake,
    playAhead,
    idle: async () => {
      while (playing.size > 0) await Promise.allSettled(playing.values());
    },
    close: async () => {
      closing = true; // E8: no lane goes on to its next input.
      unwatch?.();
      for (const timeout of waiting) clearTimeout(timeout);
      await Promise.allSettled(playing.values());
    },
  };
}

/** An input, and its conversation, as the store would give them to be played once the input is stored. */
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
