import { onceFor } from '../../domain/once-for.ts';
import { contentOf, contentStemsOf, predicateIn, predicateOf } from '../alignment/proposition.ts';
import { scoreLimits } from '../answers/limits.ts';
import { bestSaying } from '../answers/match-saying.ts';
import { stemsAsked } from '../answers/stems-asked.ts';
import { type Context, outcomesAsAnswers, type PossibleAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { isIn, segmentsOf } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';

/** What a message tells about a check, by the words and numbers that content lists for its answers. */
export type OutcomeTold = {
  /** Log odds of a yes: it works. */
  readonly score: number;
  /** Both were told: it works in part. */
  readonly isMixed: boolean;
  readonly words: readonly string[];
  readonly sentence: number;
};

const untold: OutcomeTold = { score: 0, isMixed: false, words: [], sentence: -1 };

/** Less than this may be chance. */
const leastTold = 2;

/** "Not enough" consists of small words, which count only in a row. */
function smallWordsIn({ also = [] }: PossibleAnswer, sentences: readonly Sentence[], ear: Ear): OutcomeTold {
  for (const saying of also) {
    const wanted = ear.sentencesIn(saying).flatMap(({ tokens }) => tokens);
    if (wanted.length < 2 || contentOf(wanted).length > 0) continue;
    const sentence = sentences.findIndex(({ tokens }) =>
      tokens.some((_, from) => wanted.every(({ stem }, at) => tokens[from + at]?.stem === stem)),
    );
    if (sentence >= 0) return { score: inARow, isMixed: false, words: wanted.map(({ text }) => text), sentence };
  }
  return untold;
}

/** What such words are worth. */
const inARow = 3;

/** What is worth as much: a saying with another word for what it is about. */
const ofAnotherName = 4;

/** What an answer's sayings say, whatever they say it of; computed once. */
const predicatesOf = onceFor((ear: Ear) =>
  onceFor(({ also = [] }: PossibleAnswer) => also.map((saying) => predicateIn(saying, ear.sentencesIn))),
);

/** "My photos are uploading", where "it is uploading" is listed: the same is said, whatever it is said of. */
function saidOfIt(
  answer: PossibleAnswer,
  sentences: readonly Sentence[],
  question: string | undefined,
  ear: Ear,
): OutcomeTold {
  const subject = contentStemsOf(ear.sentencesIn(question ?? ''));
  const sayings = predicatesOf(ear)(answer);
  for (const [at, sentence] of sentences.entries())
    for (const { tokens, isCondition } of segmentsOf(sentence)) {
      const told = predicateOf(tokens).filter((stem) => !subject.has(stem));
      const isSame = (saying: readonly string[]) =>
        saying.length >= told.length && saying.filter((stem) => !subject.has(stem)).join(' ') === told.join(' ');
      if (!isCondition && told.length > 0 && saysItOfSomething(tokens, subject) && sayings.some(isSame))
        return { score: ofAnotherName, isMixed: false, words: tokens.map(({ text }) => text), sentence: at };
    }
  return untold;
}

/** Whether a clause is about a thing, and not, as "I'm back" is, about the person or nothing at all. */
function saysItOfSomething(tokens: readonly WordToken[], subject: ReadonlySet<string>): boolean {
  if (tokens.some((token) => isIn(token, 'speaking') && !isIn(token, 'determiners'))) return false;
  if (tokens.some((token) => subject.has(token.stem) || isIn(token, 'referring', 'every'))) return true;
  // "Uploading", but not the German "bin wieder da", whose verb alone says who.
  return tokens.some(({ groups }) => groups.size === 0) && !tokens.some((token) => isIn(token, 'auxiliaries'));
}

/** The last sentence with a number. */
function placeOfNumber(sentences: readonly Sentence[]): number {
  return Math.max(
    0,
    sentences.findLastIndex(({ tokens }) => tokens.some(({ number }) => number !== undefined)),
  );
}

/** Minimum score of what failed for both to count as told: "that gave me 3 GB but it's not enough". */
const leastMixed = 3;

/** What sentences tell about a check; `untold` if content has no words for its answers. */
export function outcomeTold(
  { question, works, fails, fix }: Pick<Context, 'question' | 'works' | 'fails' | 'fix'>,
  sentences: readonly Sentence[],
  ear: Ear,
): OutcomeTold {
  if (!works && !fails) return untold;
  const answers = outcomesAsAnswers({ works, fails });
  const bare = { familiar: stemsAsked({ phase: 'check', answers }, ear), mostStrange: 0, isOfOther: true };
  const read = (answer: PossibleAnswer | undefined) => {
    if (!answer) return untold;
    const said = bestSaying(answer, sentences, ear, { phase: 'check', question, fix, answers });
    const ofIt = said.score < ofAnotherName ? saidOfIt(answer, sentences, question, ear) : untold;
    if (ofIt.score > 0) return ofIt;
    const inRow = said.score > 0 ? untold : smallWordsIn(answer, sentences, ear);
    const bounded = Math.max(0, scoreLimits(answer, sentences, ear, bare));
    const { words, sentence } = said.score > 0 ? said : inRow;
    return {
      score: Math.max(0, said.score) + inRow.score + bounded,
      isMixed: false,
      words,
      sentence: sentence < 0 ? placeOfNumber(sentences) : sentence,
    };
  };
  const [yes, no] = [read(works), read(fails)];
  const best = Math.max(yes.score, no.score);
  if (best < leastTold) return untold;
  const isApart = yes.words.every((word) => !no.words.includes(word));
  if (isApart && no.score >= leastMixed && yes.score >= leastTold) return { ...no, isMixed: true };
  return yes.score > no.score ? yes : { ...no, score: -no.score };
}
