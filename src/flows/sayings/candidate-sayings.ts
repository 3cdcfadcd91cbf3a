import type { PreparedText } from './find-saying.ts';
import { type SayingIndex, sayingIndexOf } from './saying-index.ts';
import { mayBeSpelt, mayStandIn } from './spelling.ts';

/** In shorter lists looking every saying up is just as fast. */
const shortList = 3;

/** The sayings of a list that the letters of a text could spell. None of the others can be in it. */
export function candidateSayings(listened: PreparedText, sayings: readonly string[]): readonly string[] {
  if (sayings.length <= shortList) return sayings;
  const likenesses = sayingIndexOf(sayings, listened);
  const { arePlain } = likenesses;
  const [written, writtenOut] = listened.readings;
  const isPlain = written === writtenOut;
  const likely: string[] = [];
  for (let index = 0; index < sayings.length; index++)
    if (
      mayHold(written, likenesses, 2 * index) ||
      (!(isPlain && arePlain[index]) && mayHold(writtenOut, likenesses, 2 * index + 1))
    )
      likely.push(sayings[index] ?? '');
  return likely;
}

function mayHold(
  { mask, words }: PreparedText['readings'][0],
  { masks, slacks, headMasks, headSlacks, initials }: SayingIndex,
  at: number,
): boolean {
  const wanted = masks[at] ?? 0;
  if (!mayStandIn(mask, wanted, slacks[at] ?? 0)) return false;
  for (const word of words) {
    if (mayBeSpelt(word.mask, headMasks[at] ?? 0, headSlacks[at] ?? 0)) return true;
    if (word.letters.charCodeAt(0) === initials[at] && mayStandIn(wanted, word.mask, 0)) return true;
  }
  return false;
}
