import type { InputBody } from '../../domain/conversation/input.ts';
import type { Choice } from '../../domain/conversation/reply.ts';

/** The buttons that were shown last, and the reply they belong to. */
export type ShownChoices = { readonly reply: string; readonly choices: readonly Choice[] };

/** What a line means: the number of a button is a tap on it, all else is words. */
export function parseLine(line: string, shown: ShownChoices | undefined): InputBody {
  const choice = shown?.choices[Number(line) - 1];
  return choice && shown
    ? { type: 'message', text: choice.label, tap: { reply: shown.reply, pick: choice.pick } }
    : { type: 'message', text: line };
}
