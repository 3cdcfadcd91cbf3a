import { onceFor } from '../../domain/once-for.ts';
import type { Context } from '../context.ts';
import type { Ear } from '../ear.ts';
import { isIn } from '../text/segments.ts';
import type { Sentence } from '../text/sentences.ts';
import { behindOpener } from './behind-opener.ts';
import { scoreLimits } from './limits.ts';
import { bestSaying, certain } from './match-saying.ts';
import { readPolar, silent } from './polar.ts';
import { unsaid } from './prepared-saying.ts';
import { stemsAndSayings } from './stems-asked.ts';
import { turnAlone, turnsOf } from './turns.ts';

/** How much speaks for an answer, as log odds, and what does. */
export type AnswerScore = {
  readonly score: number;
  readonly words: readonly string[];
  readonly sentence: number;
  /** The message is a saying of it, and nothing else. */
  readonly isWhole: boolean;
  /** Something but a yes, a no or small words speaks for it. */
  readonly hasContent: boolean;
};

/** The score of a saying of several words that is met whole. */
const listed = 3;

/** How much speaks for each answer in the sentences that tell something. */
export function scoreAnswers(context: Context, sentences: readonly Sentence[], ear: Ear): readonly AnswerScore[] {
  const { answers } = context;
  const turns = turnsOf(answers, ear);
  const polar = turns.some((turn) => turn !== 0) ? readPolar(context, sentences, ear) : silent;
  const behind = behindOpener(sentences);
  const sayings = answers.map((answer, at) => {
    const said = bestSaying(answer, sentences, ear, context);
    if (!behind || behind.turn !== turns[at]) return said;
    const rest = bestSaying(answer, behind.sentences, ear, context);
    return rest.score > said.score ? rest : said;
  });
  // What a writer listed says more than what was inferred.
  const met = sayings.filter(({ score }) => score >= listed);
  // Words that a saying explains speak for nothing else.
  const isAccounted = met.some(({ words }) => polar.hasContent && polar.words.every((word) => words.includes(word)));
  const heed = isAccounted ? 0 : met.length > 0 ? 0.5 : 1;
  const alone = turnAlone(sentences);
  // An amount beside a word that only answers without a bound are said with is of that: "WhatsApp, 9 GB".
  const familiar = stemsAndSayings({ ...context, answers: boundedAmong(answers) }, ear);
  const bare = { familiar, mostStrange: 1 };
  const place = placeIn(sentences, answers.length, ear);
  const scores = answers.map((answer, at) => {
    const said = sayings[at] ?? unsaid;
    const bounded = scoreLimits(answer, sentences, ear, bare);
    const turn = turns[at] ?? 0;
    const score = (place === at ? certain : 0) + said.score + bounded + (turn === 0 ? 0 : heed * turn * polar.score);
    return {
      score,
      words: said.score > Math.abs(polar.score) ? said.words : polar.words,
      sentence: said.score > Math.abs(polar.score) ? said.sentence : polar.sentence,
      isWhole: said.isWhole || place === at || (turn !== 0 && turn === alone),
      hasContent: said.score > 1 || bounded > 0 || (turn * polar.score > 0 && polar.hasContent),
      said: said.score,
      turn,
    };
  });
  return polar.hasContent ? scores : besideOpener(scores, Math.sign(polar.score));
}

/** Minimum worth of an answer's own words against a yes or no in front … */
const outright = 2;

/** … and by how much they must exceed the words of the answer that the yes or no agrees with. */
const least = 0.1;

/** The answers that have a bound. */
const boundedAmong = onceFor((answers: Context['answers']) =>
  answers.filter(({ over = [], under = [] }) => over.length + under.length > 0),
);

/**
 * A mere yes or no, and words of another answer: "yes, it's off". Words that only resemble that answer's are overruled;
 * its own words are as good as the yes, so that both are asked about, and better where it is neither a yes nor a no.
 */
function besideOpener(
  scores: readonly (AnswerScore & { readonly said: number; readonly turn: number })[],
  opener: number,
): readonly AnswerScore[] {
  const agreeing = scores.filter(({ turn }) => turn === opener);
  const best = Math.max(...agreeing.map(({ score }) => score));
  const agreed = Math.max(0, best);
  if (opener === 0 || agreeing.length === 0 || agreeing.some(({ isWhole }) => isWhole)) return scores;
  const ownWords = Math.max(outright, ...agreeing.map(({ said }) => said + least));
  const rivals = scores.filter((each) => each.turn !== opener && !each.isWhole && each.said >= ownWords);
  // The rival's words have taken from what the yes or no was worth.
  const level = rivals.length > 0 ? Math.max(agreed, outright) : agreed;
  return scores.map((each) => {
    if (each.isWhole) return each;
    if (each.turn === opener) return each.score === best ? { ...each, score: level } : each;
    if (!rivals.includes(each)) return { ...each, score: Math.min(each.score, 0) };
    return { ...each, score: each.turn === 0 ? level + 1 : level };
  });
}

/** "The second one", "2", "the last": the answer's place, where nothing else is said. */
function placeIn(sentences: readonly Sentence[], count: number, { lexicon }: Ear): number | undefined {
  const [sentence] = sentences;
  if (sentences.length !== 1 || !sentence || sentence.tokens.length > 8) return undefined;
  let place: number | undefined;
  for (const token of sentence.tokens) {
    const ordinal = lexicon.words.ordinals[token.text] ?? (/^\d$/.test(token.text) ? Number(token.text) : undefined);
    if (ordinal !== undefined && place === undefined) place = ordinal;
    else if (!isIn(token, 'picking', 'courtesy', 'intensifiers', 'yes')) return undefined;
  }
  if (place === undefined) return undefined;
  const at = place < 0 ? count + place : place - 1;
  return at >= 0 && at < count ? at : undefined;
}
