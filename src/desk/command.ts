import type { Phrases } from '../domain/content/phrases.ts';
import { prepareText } from '../flows/interpret/interpret.ts';
import { isExactly } from '../flows/sayings/is-exactly.ts';

/** Commands that hold at any moment. */
export const commands = ['help', 'why', 'back', 'start-over', 'person', 'bot'] as const;

export type Command = (typeof commands)[number];

/** The command that a message is: only when it is the whole message, for "help" stands in real answers too. */
export function commandOf(text: string, phrases: Phrases): Command | undefined {
  const listened = prepareText(text, phrases);
  return commands.find((command) => isExactly(listened, phrases.hears[command]));
}
