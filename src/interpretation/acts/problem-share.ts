import type { Ear } from '../ear.ts';
import { readSentences } from './read-sentences.ts';

/**
 * How likely a text tells of a problem rather than doing anything else: the most of its sentences, 0 to 1. What problems
 * are told with answers some question of the desk's as well, which speaks for neither.
 */
export function problemShare(text: string, ear: Ear): number {
  const shares = readSentences(text, ear).map((acts) => {
    const shareOf = (wanted: string) => acts.find(({ kind }) => kind === wanted)?.share ?? 0;
    return shareOf('problem') / Math.max(1 - shareOf('answer'), Number.EPSILON);
  });
  return Math.max(0, ...shares);
}
