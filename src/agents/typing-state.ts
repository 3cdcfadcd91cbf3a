import type { Clock } from '../domain/ports/clock.ts';

/** Which persons are writing right now. */
export type TypingState = {
  /** They write; true if that is worth telling, at most every second or so. */
  readonly heard: (conversation: string) => boolean;
  readonly isTyping: (conversation: string) => boolean;
};

/** How long after the last sign somebody counts as writing, ms. */
const lasts = 5_000;

const often = 1_000;

export function typingState(steady: Clock): TypingState {
  const at = new Map<string, number>();
  const isSince = (conversation: string, ms: number): boolean => steady() - (at.get(conversation) ?? -lasts) < ms;
  return {
    heard: (conversation) => {
      if (isSince(conversation, often)) return false;
      for (const known of at.keys()) if (!isSince(known, lasts)) at.delete(known);
      at.set(conversation, steady());
      return true;
    },
    isTyping: (conversation) => isSince(conversation, lasts),
  };
}
