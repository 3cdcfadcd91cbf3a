import { boundedMap } from '../../domain/bounded-map.ts';
import { tokensOf } from '../text/tokens.ts';
import { fitTemperature } from '../verdict/temperature.ts';
import { letterChances } from './letter-chances.ts';
import { type Letters, letterLearner } from './letter-learner.ts';

/** Texts in a language: utterances of the intents, sayings that people reply with, and out-of-scope messages. */
export type LanguageTexts = {
  readonly language: string;
  readonly utterances: readonly string[];
  readonly sayings: readonly string[];
  readonly strangers: readonly string[];
};

/** How a desk's languages spell their words, its own first, as plain data. */
export type LanguageModel = {
  readonly languages: readonly { readonly language: string; readonly letters: Letters }[];
  /** The temperature that calibrates the scores. */
  readonly scale: number;
};

/** One text in this many is held out for calibration. */
const heldOut = 5;

/** Trains language detection by the spelling of words, from the desk's own sentences alone. */
export function trainLanguageModel(all: readonly LanguageTexts[]): LanguageModel {
  const learners = all.map((texts) => ({ texts, ...letterLearner() }));
  const learned = () => learners.map(({ texts: { language }, learned }) => ({ language, letters: learned() }));
  for (const { texts, learn } of learners) {
    learn(countWords([...oursOf(texts).filter((_, at) => at % heldOut !== 0), ...texts.strangers]));
  }
  const scoresOf = scorer(learned());
  // Out-of-scope messages are not held out: some are mashed keys, which are in no language.
  const held = all.map((texts) => oursOf(texts).filter((_, at) => at % heldOut === 0));
  const scale = fitTemperature(
    held.flatMap((texts, right) => texts.map((text) => ({ scores: scoresOf(speltWords(text)), right }))),
  );
  learners.forEach(({ learn }, at) => {
    learn(countWords(held[at] ?? []));
  });
  return { languages: learned(), scale };
}

/** A text's words, without those that contain digits and say nothing about a language. */
export function speltWords(text: string): readonly string[] {
  return tokensOf(text).flatMap((token) => (token.word && !/\d/.test(token.text) ? token.text : []));
}

/** At most this many words of a message are read to detect its language. */
const mostWords = 24;

/** At most this many words are remembered with their scores: people use few words, and use them again. */
const mostRemembered = 4096;

/** ln of the probability of words in each language. */
export function scorer(languages: LanguageModel['languages']): (words: readonly string[]) => Float64Array {
  const chances = languages.map(({ letters }) => letterChances(letters));
  const remembered = boundedMap<string, Float64Array>(mostRemembered);
  const chancesOf = (word: string): Float64Array => {
    const known = remembered.get(word);
    if (known) return known;
    const made = Float64Array.from(chances, (chance) => chance(word));
    remembered.set(word, made);
    return made;
  };
  return (words) => {
    const sums = new Float64Array(chances.length);
    for (const word of words.slice(0, mostWords)) {
      const ofWord = chancesOf(word);
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (ofWord[at] ?? 0);
    }
    return sums;
  };
}

function oursOf({ utterances, sayings }: LanguageTexts): readonly string[] {
  return [...utterances, ...sayings];
}

function countWords(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(speltWords)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
