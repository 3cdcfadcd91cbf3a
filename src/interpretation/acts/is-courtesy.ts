import type { Ear } from '../ear.ts';
import { readSentences } from './read-sentences.ts';

/** So surely words greet, thank, sigh or call for help and tell nothing else. */
const sure = 0.6;

/** Whether words only lead up to what somebody has to say: "good evening", "I should be most grateful for some help". */
export function isCourtesy(text: string, ear: Ear): boolean {
  const sentences = readSentences(text, ear);
  return (
    sentences.length > 0 &&
    sentences.every((acts) => {
      const leading = acts.filter(({ act, kind }) => act === 'social' || kind === 'wish.help');
      return leading.reduce((sum, { share }) => sum + share, 0) >= sure;
    })
  );
}
