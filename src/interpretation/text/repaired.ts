import type { Lexicon } from './lexicon.ts';
import { isIn } from './segments.ts';
import { type Sentence, sentencesOf, type WordToken } from './sentences.ts';

/** A message in which somebody corrects themselves: what stood before, and what is said instead. */
export type Repaired = {
  readonly before: string;
  readonly instead: string;
  /** The place of the sentence in which the correction begins. */
  readonly sentence: number;
  /** A no is among the words that announce it. */
  readonly isDenial: boolean;
};

/**
 * The last place of a message at which somebody seems to correct themselves: "yes, it's on. No wait, it's off". Whether
 * they do is told by what both parts say. Undefined if there is no such place.
 */
export function repairedIn(text: string, lexicon: Lexicon): Repaired | undefined {
  const sentences = sentencesOf(text, lexicon);
  const phrases = lexicon.words.repairs.map((phrase) => wordsIn(phrase, lexicon)).filter((words) => words.length > 0);
  for (let sentence = sentences.length - 1; sentence >= 0; sentence--) {
    const said = sentences[sentence];
    if (!said) continue;
    for (let at = said.tokens.length - 1; at >= 0; at--) {
      if (sentence === 0 && at === 0) break;
      const begins = at === 0 || said.stops.has(at);
      const length = repairAt(said, at, phrases, begins);
      if (length === undefined) continue;
      // Nothing is said instead: "no idea, sorry".
      if (at + length >= said.tokens.length && sentence === sentences.length - 1) continue;
      const from = opensBefore(said, at) && (sentence > 0 || at > 1) ? at - 1 : at;
      const before = [...sentences.slice(0, sentence).map((each) => each.text), typed(said, 0, from)];
      const instead = [typed(said, at + length), ...sentences.slice(sentence + 1).map((each) => each.text)];
      const isDenial = said.tokens.slice(from, at + length + 1).some((token) => isIn(token, 'no', 'neither'));
      return { before: joined(before), instead: joined(instead), sentence, isDenial };
    }
  }
  return undefined;
}

/** "No, I lie, it's off": a no by itself in front of the words that announce a correction belongs to them. */
function opensBefore({ tokens, stops }: Sentence, at: number): boolean {
  return stops.has(at) && isIn(tokens[at - 1], 'yes', 'no') && (at === 1 || stops.has(at - 1));
}

/**
 * How many words from a place on only announce a correction; undefined if none do. A yes or no among them that is the very
 * answer is left to what follows: of "hm no, I need it" only the "hm" announces.
 */
function repairAt(
  said: Sentence,
  at: number,
  phrases: readonly (readonly string[])[],
  begins: boolean,
): number | undefined {
  let end = at;
  let isMarked = false;
  for (;;) {
    const words = said.tokens.slice(end).map(({ text }) => text);
    const met = phrases
      .filter((phrase) => phrase.every((word, place) => words[place] === word))
      .reduce((most, { length }) => Math.max(most, length), 0);
    // Something has to be said instead: "oh no, not after all".
    if (met === 0 || (isMarked && met === words.length)) break;
    if (end === at && met === 1 && !begins && !isTurnAround(said.tokens, end)) return undefined;
    isMarked = true;
    end += met;
    // "Er no", "no yes": what is answered last is the answer.
    if (isIn(said.tokens[end - 1], 'yes', 'no', 'neither')) return end - at - 1;
  }
  return isMarked ? end - at : undefined;
}

/** "Ja äh nein": a single word between a yes and a no. */
function isTurnAround(tokens: readonly WordToken[], at: number): boolean {
  return isIn(tokens[at - 1], 'yes', 'no') && isIn(tokens[at + 1], 'yes', 'no');
}

function wordsIn(phrase: string, lexicon: Lexicon): readonly string[] {
  return sentencesOf(phrase, lexicon).flatMap(({ tokens }) => tokens.map(({ text }) => text));
}

function typed({ text, tokens }: Sentence, from: number, to: number = tokens.length): string {
  const first = tokens[from];
  return first && to > from ? text.slice(first.from, tokens[to - 1]?.to) : '';
}

function joined(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join('. ');
}
