import { type Asking, asksBack } from './asks-back.ts';
import type { Lexicon } from './lexicon.ts';
import { isTurnedRound, segmentsOf } from './segments.ts';
import { type Sentence, sentencesOf, type WordToken } from './sentences.ts';

/** Marks for what a sentence does, which are words of no language: it asks or tells, each segment denies or does not. */
const marks = { asks: '⁇', tells: '⁈', denies: '⊖', states: '⊕' } as const;

/** A sentence as acts are learned and read: written out and marked; `kept` says which of its words are written. */
export function writtenForm(
  sentence: Sentence,
  asks: Asking | undefined,
  kept: (token: WordToken) => boolean = () => true,
): string {
  const written: string[] = [];
  for (const token of sentence.tokens) if (kept(token)) written.push(token.text);
  written.push(asks && asks !== 'tentative' ? marks.asks : marks.tells);
  for (const { isNegative } of segmentsOf(sentence)) written.push(isNegative ? marks.denies : marks.states);
  return written.join(' ');
}

/** A text as acts and answers are learned and read. */
export function writtenOf(text: string, lexicon: Lexicon): string {
  return writtenText(sentencesOf(text, lexicon), lexicon);
}

/** The sentences of a text as acts are learned and read. */
export function writtenText(sentences: readonly Sentence[], lexicon: Lexicon): string {
  return sentences.map((sentence) => writtenForm(sentence, asksBack(sentence, lexicon))).join(' ');
}

/** Some words of a telling sentence, as if they were all of it. */
export function writtenPart(tokens: readonly WordToken[]): string {
  const words = tokens.map(({ text }) => text);
  return [...words, marks.tells, isTurnedRound(tokens) ? marks.denies : marks.states].join(' ');
}
