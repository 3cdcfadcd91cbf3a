import type { Ear } from '../ear.ts';
import { readSentences } from './read-sentences.ts';

/**
 * How likely a text is to tell of a problem rather than do anything else, 0 to 1: the highest share of its sentences.
 * The words of a problem may also answer some question of the desk's; that speaks for neither.
 */
export function problemShare(text: string, ear: Ear): number {
  const shares = readSentences(text, ear).map((acts) => {
    const shareOf = (wanted: string) => acts.find(({ kind }) => kind === wanted)?.share ?? 0;
    return shareOf('problem') / Math.max(1 - shareOf('answer'), Number.EPSILON);
  });
  return Math.max(0, ...shares);
}
