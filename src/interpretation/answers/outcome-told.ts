import type { Context, PossibleAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Sentence } from '../text/sentences.ts';
import { scoreLimits } from './limits.ts';
import { bestSaying } from './match-saying.ts';

/** What is told of a check's answer in words or numbers that content lists for it. */
export type OutcomeTold = {
  /** Log odds of a yes: it works. */
  readonly score: number;
  /** Both are told: it works in part. */
  readonly isMixed: boolean;
  readonly words: readonly string[];
  readonly sentence: number;
};

const untold: OutcomeTold = { score: 0, isMixed: false, words: [], sentence: -1 };

/** What tells less than this may be chance. */
const leastTold = 2;

/** What sentences tell of a check's answer; nothing where content has no words for it. */
export function outcomeTold(
  { works, fails }: Pick<Context, 'works' | 'fails'>,
  sentences: readonly Sentence[],
  ear: Ear,
): OutcomeTold {
  if (!works && !fails) return untold;
  const answers = [works, fails].filter((each) => each !== undefined);
  const read = (answer: PossibleAnswer | undefined) => {
    if (!answer) return untold;
    const said = bestSaying(answer, sentences, ear, { phase: 'check', answers });
    const bounded = scoreLimits(answer, sentences, ear);
    return { score: said.score + bounded, isMixed: false, words: said.words, sentence: Math.max(0, said.sentence) };
  };
  const [yes, no] = [read(works), read(fails)];
  const best = Math.max(yes.score, no.score);
  if (best < leastTold) return untold;
  if (Math.min(yes.score, no.score) >= leastTold) return { ...no, isMixed: true };
  return yes.score > no.score ? yes : { ...no, score: -no.score };
}
