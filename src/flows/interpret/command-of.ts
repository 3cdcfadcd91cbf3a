import type { Phrases } from '../../domain/content/phrases.ts';
import { isExactly } from '../sayings/is-exactly.ts';
import { prepareText } from './exact-reply.ts';

const commands = ['help', 'why', 'back', 'start-over', 'person', 'bot'] as const;

/** What a person can tell the bot to do at any moment. */
export type Command = (typeof commands)[number];

/** The command that a message is; it must be the whole message, because "help" occurs in real answers too. */
export function commandOf(text: string, phrases: Phrases): Command | undefined {
  const prepared = prepareText(text, phrases);
  return commands.find((command) => isExactly(prepared, phrases.hears[command]));
}
