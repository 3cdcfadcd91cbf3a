import { signalsOf } from '../classify/signals.ts';
import type { Model } from '../model/model.ts';
import { isInScope } from './in-scope.ts';

/** How far a text is believed to be ours, from 0 to 1, if strangers wrote as often as ours. */
export function familiarityOf({ learned, belonging }: Model): (text: string) => number {
  const read = signalsOf(learned);
  return (text) => isInScope(belonging, read(text).familiar);
}
