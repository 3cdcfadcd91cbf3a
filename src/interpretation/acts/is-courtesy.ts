import type { Ear } from '../ear.ts';
import { asksBack } from '../text/asks-back.ts';
import { sentencesOf } from '../text/sentences.ts';
import { writtenForm } from '../text/written-form.ts';

/** So surely words greet, thank, sigh or call for help and tell nothing else. */
const sure = 0.6;

/** Whether words only lead up to what somebody has to say: "good evening", "I should be most grateful for some help". */
export function isCourtesy(text: string, { lexicon, readActs }: Ear): boolean {
  const sentences = sentencesOf(text, lexicon);
  return (
    sentences.length > 0 &&
    sentences.every((sentence) => {
      const acts = readActs(writtenForm(sentence, asksBack(sentence, lexicon)));
      const leading = acts.filter(({ act, kind }) => act === 'social' || kind === 'wish.help');
      return leading.reduce((sum, { share }) => sum + share, 0) >= sure;
    })
  );
}
