import { commandOf } from '../flows/interpret/command-of.ts';
import type { Incoming } from './incoming.ts';

/** How surely somebody must want a person where nothing else is looked at. */
const sure = 0.8;

/** Whether somebody wants a person, by the command or in a sentence. */
export function wantsPerson({ context, heard }: Pick<Incoming, 'context' | 'heard'>): boolean {
  if (commandOf(context.text, context.content.phrases) === 'person') return true;
  const [act] = heard()?.interpretation.acts ?? [];
  return act?.act === 'wish' && act.kind === 'person' && act.share >= sure;
}
