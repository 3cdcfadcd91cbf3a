import type { Conversation, ConversationState } from '../conversation/conversation.ts';
import type { Reader } from '../conversation/entry.ts';
import type { Input } from '../conversation/input.ts';
import type { TurnRecord } from '../conversation/record.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Turn } from '../conversation/turn.ts';

/** What an input does to its conversation, before it is numbered and committed. */
export type Response = Pick<Turn, 'state' | 'timers' | 'unset' | 'pins' | 'handoffs' | 'unrecognised' | 'verdicts'> & {
  readonly replies: readonly Reply[];
  /** They are said beside what is open: its buttons stay alive. */
  readonly aside?: true;
  /** What is put on record beside the replies, and who may see that. */
  readonly records: readonly { readonly record: TurnRecord; readonly seenBy: readonly Reader[] }[];
};

/**
 * Decides what an input does: the desk's own, or any botbuilder bot in a test. It must play the same when played
 * again: all that varies is in its arguments.
 */
export type Responder = (conversation: Conversation, input: Input) => Promise<Response>;

/** A response that leaves the conversation as it is and says nothing. */
export function emptyResponse(state: ConversationState): Response {
  return { state, replies: [], timers: [], unset: [], pins: [], handoffs: [], records: [] };
}
