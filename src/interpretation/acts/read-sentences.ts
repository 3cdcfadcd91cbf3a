import type { Ear } from '../ear.ts';
import { asksBack } from '../text/asks-back.ts';
import { sentencesOf } from '../text/sentences.ts';
import { writtenForm } from '../text/written-form.ts';
import type { ActShare } from './act-reader.ts';

/** How likely each sentence of a text is to do each thing, wherever it is said. */
export function readSentences(text: string, { lexicon, readActs }: Ear): readonly (readonly ActShare[])[] {
  return sentencesOf(text, lexicon).map((sentence) => readActs(writtenForm(sentence, asksBack(sentence, lexicon))));
}

/** Minimum share for words to greet, thank, sigh or call for help and to tell nothing else. */
const sureOfCourtesy = 0.6;

/**
 * Whether words only lead up to what somebody has to say: "good evening", "I should be most grateful for some help".
 */
export function isCourtesy(text: string, ear: Ear): boolean {
  const sentences = readSentences(text, ear);
  return (
    sentences.length > 0 &&
    sentences.every((acts) => {
      const leading = acts.filter(({ act, kind }) => act === 'social' || kind === 'wish.help');
      return leading.reduce((sum, { share }) => sum + share, 0) >= sureOfCourtesy;
    })
  );
}
