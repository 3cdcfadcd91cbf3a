import { onceFor } from '../../domain/once-for.ts';
import { type PossibleAnswer, sayingsOfAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { amountsIn } from '../text/amounts.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import type { Sentence } from '../text/sentences.ts';
import { contentIn, preparedIn, type SayingMatch, unsaid } from './prepared-saying.ts';

/** Which words the sayings of an answer have, seen beside those of the other answers. */
export type OwnWords = {
  /** They tell little: another answer's sayings have them too, denied in the same way, and about as often. */
  readonly shared: ReadonlySet<string>;
  /** They tell this answer from the others, where they stand in words that do not deny, and in words that do. */
  readonly own: { readonly plain: ReadonlySet<string>; readonly denied: ReadonlySet<string> };
};

/** A word is an answer's own if its sayings have it at least this many times as often as those of any other answer. */
const ownTimes = 3;

/** The words of each of a question's answers. */
export const ownWordsIn = onceFor((ear: Ear) =>
  onceFor((answers: readonly PossibleAnswer[]): ReadonlyMap<PossibleAnswer, OwnWords> => {
    const counts = answers.map((answer) => countsIn(answer, ear));
    return new Map(
      answers.map((answer, at) => {
        const others = counts.filter((_, other) => other !== at);
        const most = (key: string) => Math.max(0, ...others.map((each) => each.get(key) ?? 0));
        const rows = [...(counts[at] ?? [])].map(([key, own]) => ({ key, isShared: own < ownTimes * most(key) }));
        const stemsWith = (isShared: boolean, prefix?: string) =>
          new Set(
            rows
              .filter((row) => row.isShared === isShared && (prefix === undefined || row.key.startsWith(prefix)))
              .map(({ key }) => key.slice(key.indexOf(' ') + 1)),
          );
        const own = { plain: stemsWith(false, 'false '), denied: stemsWith(false, 'true ') };
        return [answer, { shared: stemsWith(true), own }];
      }),
    );
  }),
);

/** How many of an answer's sayings have each word, counted apart by whether they deny. */
function countsIn(answer: PossibleAnswer, ear: Ear): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const saying of sayingsOfAnswer(answer)) {
    const { content, isNegative } = preparedIn(saying, ear);
    for (const stem of new Set(content)) {
      const key = `${isNegative} ${stem}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** The fewest words of its own by which an answer is heard without any of its sayings. */
const fewest = 2;

/** What so many are worth, each further one, and each word that no answer has. */
const worth = 1.6;
const worthOfMore = 0.4;
const worthOfStrange = -0.6;

/**
 * Words that an answer's sayings have between them: "the kids are streaming Netflix" where "kids are online" and "TV
 * streams" are listed. Words that several answers have, and the question's, count for nothing; a word that the sayings
 * have only where they say the opposite rules it out, and so does an amount, which is compared with bounds.
 *
 * @param asked the stems of the question
 */
export function gatheredWords(
  { own, shared }: OwnWords,
  sentences: readonly Sentence[],
  asked: ReadonlySet<string>,
  { lexicon }: Ear,
): SayingMatch {
  let best = unsaid;
  sentences.forEach((sentence, index) => {
    for (const segment of segmentsOf(sentence)) {
      const [known, opposite] = segment.isNegative ? [own.denied, own.plain] : [own.plain, own.denied];
      const words = contentIn(segment).filter(({ stem }) => !asked.has(stem));
      const stems = [...new Set(words.map(({ stem }) => stem))];
      const met = stems.filter((stem) => known.has(stem));
      if (met.length < fewest || stems.some((stem) => opposite.has(stem) && !known.has(stem))) continue;
      if (isDoubtful(segment) || amountsIn(segment.tokens, lexicon).length > 0) continue;
      const strange = stems.filter((stem) => !known.has(stem) && !shared.has(stem));
      const score = worth + worthOfMore * (met.length - fewest) + worthOfStrange * strange.length;
      if (score > best.score) best = { score, words: words.map(({ text }) => text), sentence: index, isWhole: false };
    }
  });
  return best;
}

function isDoubtful({ isCondition, tokens }: Segment): boolean {
  return isCondition || tokens.some((token) => isIn(token, 'hedges', 'past', 'irrealis'));
}
