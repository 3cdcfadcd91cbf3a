import { type Entry, handoffChangeIn } from '../domain/conversation/entry.ts';
import type { HandoffChangeType } from '../domain/conversation/record.ts';
import type { SendResult } from '../domain/conversation/turn.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Store } from '../domain/ports/store.ts';

/** What happened to a handoff, and all that was known then. */
export type HandoffReport = {
  readonly type: HandoffChangeType;
  readonly at: number;
  /** As it was after the change. */
  readonly handoff: Handoff;
  /** What agents may read of the conversation up to then: messages and replies, the newest `longestTranscript`. */
  readonly transcript: readonly Entry[];
  /** How many older ones were left out. */
  readonly omitted: number;
};

/** How the send of a change ends whose entry was emptied since. */
export const emptied = { type: 'refused', why: 'Its handoff is no longer kept.' } as const satisfies SendResult;

/** Messages and replies that are told at most. */
const longestTranscript = 200;

/**
 * The change that an entry records, as it was then: what happened later is left out, so that a late or repeated send
 * says the same. Undefined if the entry records none.
 */
export async function handoffChangeOf(
  store: Pick<Store, 'transcript'>,
  { conversation, number, at, body }: Entry,
): Promise<HandoffReport | undefined> {
  const changed = handoffChangeIn(body);
  if (!changed) return undefined;
  // Nothing is left to be read.
  if (changed.change === 'erased')
    return { type: changed.change, at, handoff: changed.handoff, transcript: [], omitted: 0 };
  const { entries, omitted } = await store.transcript(conversation, number, longestTranscript);
  return { type: changed.change, at, handoff: changed.handoff, transcript: entries, omitted };
}
