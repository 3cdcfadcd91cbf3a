import type { Ear } from '../ear.ts';
import { asksBack } from '../text/asks-back.ts';
import { sentencesOf } from '../text/sentences.ts';
import { writtenForm } from '../text/written-form.ts';
import type { ActShare } from './act-reader.ts';

/** How likely each sentence of a text does each thing, wherever it is said. */
export function readSentences(text: string, { lexicon, readActs }: Ear): readonly (readonly ActShare[])[] {
  return sentencesOf(text, lexicon).map((sentence) => readActs(writtenForm(sentence, asksBack(sentence, lexicon))));
}
