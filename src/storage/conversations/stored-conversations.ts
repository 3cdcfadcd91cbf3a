import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sql/bound.ts';
import { knownAtOnce } from '../sql/steps.ts';
import type { Writer } from '../writes.ts';
import { inputColumns } from './input-columns.ts';
import { knownLogs } from './known-logs.ts';
import type { LaneLeases } from './lane-leases.ts';
import { type ConversationReads, readConversations } from './read-conversations.ts';
import { turnColumns } from './turn-columns.ts';
import type { Usual } from './usual.ts';

/** Conversations with their inputs, logs and turns. `grown` is told what `watch` tells of. */
export function storedConversations(
  { write }: Pick<Writer, 'write'>,
  reads: Reads,
  lanes: LaneLeases,
  grown: (conversation: string, handoffs: readonly string[]) => void,
): ConversationReads &
  Pick<Store, 'accept' | 'takeLane' | 'countAttempt' | 'commit'> & {
    /** Its words are erased: nothing of them is kept in memory, and who looks at its log is told. */
    readonly forgetLog: (conversation: string, handoffs: readonly string[]) => void;
  } {
  const logs = knownLogs(reads);
  /** Bundles that are on disk: large, and the same for many turns. */
  const pinned = new Set<string>();
  /** Asked for without waiting: what follows in the same run of promises has to be written after it. */
  const usualIn = (conversation: string): Usual | undefined => {
    try {
      return knownAtOnce(logs.find(conversation))?.usual;
    } catch {
      return undefined; // what cannot be read is written whole, or fails as a write
    }
  };
  return {
    ...readConversations(reads, logs),
    accept: async (input) => {
      const found = await write('accept', inputColumns(input, usualIn(input.conversation)));
      if (found?.type === 'known') return { type: 'repeated', id: found.id };
      grown(input.conversation, []);
      return { type: 'accepted', id: input.id, ...(found?.type === 'back' && { isBack: true }) };
    },
    forgetLog: (conversation, handoffs) => {
      logs.forget(conversation);
      grown(conversation, handoffs);
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
