import { newConversation } from '../../../src/domain/conversation/conversation.ts';
import type { NewEntry, Turn } from '../../../src/domain/conversation/turn.ts';

/** A reply of the bot, as a turn carries it. */
export const sampleReply = (input: string, n = 1, text = 'Is it plugged in?'): NewEntry => ({
  id: `${input}.${n}`,
  by: 'bot',
  seenBy: ['person', 'agents'],
  body: { kind: 'reply', reply: { kind: 'question', text } },
});

/** A turn that says one thing, on a conversation that has had none. */
export function sampleTurn(conversation: string, input: string, change: Partial<Turn> = {}): Turn {
  return {
    conversation,
    input,
    revision: 0,
    fence: 0,
    at: 2_000,
    state: { ...newConversation, greeted: true },
    entries: [sampleReply(input)],
    timers: [],
    unset: [],
    items: [],
    pins: [],
    handoffs: [],
    ending: 'done',
    ...change,
  };
}
