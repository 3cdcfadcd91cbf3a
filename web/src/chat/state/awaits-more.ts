import type { ChatState } from './chat-state.ts';

/**
 * Whether something is said without the person's writing: an agent is there, is waited for, or has a ticket to answer; or a
 * fix was given, and the bot may ask how it went.
 */
export function awaitsMore(state: ChatState): boolean {
  return awaitsAgent(state) || isAtFix(state);
}

/** A handoff without a way back to the bot is a ticket. */
function awaitsAgent({ messages, speaker }: ChatState): boolean {
  if (speaker.type !== 'bot') return true;
  const last = messages.findLast(({ kind, turn }) => kind === 'handoff' || turn !== undefined);
  return last?.kind === 'handoff' && last.buttons.length === 0;
}

/** The last that the bot said is a check, or the notice that a fix may take the phone away; its button is still there. */
function isAtFix({ messages }: ChatState): boolean {
  const last = messages.findLast(({ by }) => by === 'bot');
  return (last?.kind === 'check' || last?.kind === 'notice') && last.buttons.length > 0;
}
