import type { ChatMessage } from './chat-state.ts';

/** A message and what stands around it. */
export type ShownMessage = {
  readonly message: ChatMessage;
  /** It begins a new day. */
  readonly day: boolean;
  /** It is the first of several by the same author, which shows who that is. */
  readonly first: boolean;
  /** It is the last of them, which shows the time. */
  readonly last: boolean;
};

/** After so long a silence the same author begins anew, ms. */
const silence = 5 * 60_000;

/** What stands around each message: days, names and times. `now` decides whether the first day is worth a line. */
export function groupMessages(messages: readonly ChatMessage[], now: number): readonly ShownMessage[] {
  return messages.map((message, index) => {
    const [before, after] = [messages[index - 1], messages[index + 1]];
    return {
      message,
      day: isNewDay(before?.at ?? now, message.at ?? now),
      first: !isSameRun(before, message),
      last: !isSameRun(message, after),
    };
  });
}

function isSameRun(one: ChatMessage | undefined, other: ChatMessage | undefined): boolean {
  if (!one || !other || one.turn || other.turn) return false;
  const isClose = Math.abs((other.at ?? 0) - (one.at ?? 0)) < silence;
  return one.by === other.by && one.name === other.name && isClose;
}

function isNewDay(before: number, at: number): boolean {
  return new Date(before).toDateString() !== new Date(at).toDateString();
}
