import { isIn } from '../text/segments.ts';
import type { Sentence } from '../text/sentences.ts';

/**
 * A reply without the yes or no that it begins with, which may be read as part of what follows: "no another account".
 * Undefined if it begins with neither, or is nothing else.
 */
export function behindOpener([first, ...rest]: readonly Sentence[]):
  | { readonly turn: number; readonly sentences: readonly Sentence[] }
  | undefined {
  const [opener, ...tokens] = first?.tokens ?? [];
  if (!first || tokens.length === 0 || isIn(opener, 'neither') || !isIn(opener, 'yes', 'no')) return undefined;
  const stops = new Set([...first.stops].filter((at) => at > 1).map((at) => at - 1));
  return { turn: isIn(opener, 'yes') ? 1 : -1, sentences: [{ ...first, tokens, stops }, ...rest] };
}
