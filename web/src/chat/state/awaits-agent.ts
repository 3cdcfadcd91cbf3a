import type { ChatState } from './chat-state.ts';

/** Whether an agent is there, is waited for, or has a ticket to answer: one is a handoff without a way back to the bot. */
export function awaitsAgent({ messages, speaker }: ChatState): boolean {
  if (speaker.type !== 'bot') return true;
  const last = messages.findLast(({ kind, turn }) => kind === 'handoff' || turn !== undefined);
  return last?.kind === 'handoff' && last.buttons.length === 0;
}
