import type { Ear } from '../ear.ts';
import { asksBack } from '../text/asks-back.ts';
import { sentencesOf } from '../text/sentences.ts';
import { writtenForm } from '../text/written-form.ts';

/** How likely a text tells of a problem rather than doing anything else: the most of its sentences, 0 to 1. */
export function problemShare(text: string, { lexicon, readActs }: Ear): number {
  const shares = sentencesOf(text, lexicon).map((sentence) => {
    const acts = readActs(writtenForm(sentence, asksBack(sentence, lexicon)));
    return acts.find(({ kind }) => kind === 'problem')?.share ?? 0;
  });
  return Math.max(0, ...shares);
}
