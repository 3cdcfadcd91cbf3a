import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sqlite/reads.ts';
import type { WriterThread } from '../sqlite/writer-thread.ts';
import { inputColumns } from './input-columns.ts';
import { createLaneLeases } from './lane-leases.ts';
import { type ConversationReads, readConversations } from './read-conversations.ts';
import { turnColumns } from './turn-columns.ts';

/** Conversations with their inputs, logs and turns. `grown` is told what `watch` tells of. */
export function storedConversations(
  { write }: WriterThread,
  reads: Reads,
  grown: (conversation: string, handoffs: readonly string[]) => void,
): ConversationReads & Pick<Store, 'accept' | 'takeLane' | 'countAttempt' | 'commit'> {
  const lanes = createLaneLeases();
  /** Bundles that are on disk: large, and the same for many turns. */
  const pinned = new Set<string>();
  return {
    ...readConversations(reads),
    accept: async (input) => {
      const found = await write('accept', inputColumns(input));
      if (found?.type === 'known') return { type: 'repeated', id: found.id };
      grown(input.conversation, []);
      return { type: 'accepted', id: input.id, ...(found?.type === 'back' && { isBack: true }) };
    },
    takeLane: async (conversation, holder, now, until) => lanes.take(conversation, holder, now, until),
    countAttempt: (conversation, input) => write('countAttempt', { conversation, input }),
    commit: async (turn) => {
      const { conversation, at, entries, pins, handoffs } = turn;
      if (!lanes.isCurrent(conversation, turn.fence)) return { type: 'overtaken' };
      const head = await write('commit', turnColumns(turn, pinned));
      if (head === undefined) return { type: 'overtaken' };
      for (const { hash } of pins) pinned.add(hash);
      grown(
        conversation,
        handoffs.map(({ id }) => id),
      );
      const first = head - entries.length + 1;
      return {
        type: 'committed',
        entries: entries.map((entry, index) => ({ ...entry, conversation, at, number: first + index })),
      };
    },
  };
}
