import type { Conversation } from './conversation.ts';
import type { Input } from './input.ts';
import type { Reply } from './reply.ts';
import type { NewEntry, Turn } from './turn.ts';

/** What an input does to its conversation, before it is numbered and committed. */
export type Response = Pick<Turn, 'state' | 'timers' | 'unset' | 'pins' | 'handoffs' | 'unrecognised'> & {
  readonly replies: readonly Reply[];
  /** What is put on record beside the replies: outcomes, changes of a handoff. */
  readonly records: readonly Pick<NewEntry, 'seenBy' | 'body'>[];
};

/**
 * Decides what an input does: the desk's own, or any botbuilder bot in a test. It must play the same when played
 * again: all that varies is in its arguments.
 */
export type Responder = (conversation: Conversation, input: Input) => Promise<Response>;
