import { contentOf } from '../alignment/proposition.ts';
import { type Context, outcomesAsAnswers } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Message } from '../text/message.ts';
import { isIn, segmentsOf } from '../text/segments.ts';
import { betweenStops, type Sentence, type WordToken } from '../text/sentences.ts';
import { writtenForm } from '../text/written-form.ts';
import type { Answered } from './answered.ts';
import { stemsAsked } from './stems-asked.ts';

/** Surer than this nothing is, by log odds, where more is said than the answer. */
const surest = 4;
/** What tells of a problem rather than anything else answers nothing: from these log odds on it takes so much a unit. */
const leastProblem = -1.5;
const perProblem = 0.7;

/**
 * How sure an answer can be by one word among as many strange ones ("I wanted to take a picture of my grandson"), among
 * twice as many, and among more.
 */
const amongAsMany = 0.75;
const amongTwice = 0.6;
const amongMore = 0.35;
/** From this likeness on a word is one of the question's. */
const akin = 0.9;

/**
 * An answer less sure by what else is said with it: a word of an answer says little among strange ones, and nothing in a
 * sentence that people open with ("the network isn't found"). A yes or no in front is meant for the question, whatever
 * follows. The numbers were chosen on replies of people to our own and to others' questions, and on sentences about
 * other problems.
 */
export function doubtedBeside(answered: Answered, message: Message, context: Context, ear: Ear): Answered {
  const [act, ...others] = answered.acts;
  const { sentences, asking } = message;
  if (act?.act === 'report' && act.kind === 'solved') {
    const sentence = sentences[act.clause];
    if (!sentence || act.words.length === 0 || hasOpener(sentence)) return answered;
    const outcome = { ...context, answers: outcomesAsAnswers(context) };
    const share = Math.min(act.share, mostAmongStrange(sentence, act.words, outcome, ear));
    return { ...answered, acts: [{ ...act, share }, ...others] };
  }
  if (context.phase !== 'question' || act?.act !== 'answer' || answered.isWhole || answered.isLabel) return answered;
  const said = sentences[act.clause] ? [act.clause] : sentences.map((_, at) => at);
  const shares = said.map((at) => {
    const sentence = sentences[at];
    if (!sentence || hasOpener(sentence) || isInFront(sentence, act.words) || isDenial(sentence)) return act.share;
    const byProblem = besideProblem(act.share, problemIn(sentence, asking[at], ear));
    return Math.min(byProblem, mostAmongStrange(sentence, act.words, context, ear));
  });
  return { ...answered, acts: [{ ...act, share: Math.min(act.share, ...shares) }, ...others] };
}

function hasOpener({ tokens }: Sentence): boolean {
  return tokens.slice(0, 2).some((token) => isIn(token, 'yes', 'no'));
}

/** How many words a part has at most that says an answer and nothing else. */
const mostInFront = 3;

/** "Off, my toddler had the phone": a first part that says the answer alone is one, whatever is said behind it. */
function isInFront(sentence: Sentence, words: readonly string[]): boolean {
  const [first = []] = betweenStops(sentence);
  const content = contentOf(first);
  const isShort = first.length <= mostInFront && first.length < sentence.tokens.length;
  const said = content.length > 0 ? content : first;
  return isShort && said.length > 0 && said.every(({ text }) => words.includes(text));
}

/** "Not since last month" denies what was asked and names nothing else. */
function isDenial({ tokens }: Sentence): boolean {
  return isIn(tokens[0], 'not') && contentOf(tokens).length === 0;
}

function problemIn(sentence: Sentence, asks: Message['asking'][number], { readActs }: Ear): number {
  return readActs(writtenForm(sentence, asks)).find(({ kind }) => kind === 'problem')?.share ?? 0;
}

function besideProblem(share: number, problem: number): number {
  const odds = Math.min(surest, logOdds(share)) - perProblem * Math.max(0, logOdds(problem) - leastProblem);
  return 1 / (1 + Math.exp(-odds));
}

/** How sure an answer can be whose words stand among words that are strange to the question and its answers. */
function mostAmongStrange(sentence: Sentence, words: readonly string[], context: Context, ear: Ear): number {
  const familiar = [...stemsAsked(context, ear)];
  const isFamiliar = ({ stem }: WordToken) => familiar.some((each) => Math.abs(ear.relate(each, stem)) >= akin);
  const among = segmentsOf(sentence).flatMap(({ tokens }) => {
    const content = contentOf(tokens).filter((token) => !isIn(token, 'yes', 'no', 'perceiving', 'looking', 'opining'));
    const met = content.filter(({ text }) => words.includes(text)).length;
    const strange = content.filter((token) => !words.includes(token.text) && !isFamiliar(token)).length;
    return met === 0 ? [] : [strange / met];
  });
  const least = Math.min(...among);
  if (among.length === 0 || least < 1) return 1;
  return least < 2 ? amongAsMany : least < 3 ? amongTwice : amongMore;
}

/** Never endless, as a share of 0 or 1 is one of many digits. */
function logOdds(share: number): number {
  return Math.log((share + least) / (1 - share + least));
}

const least = 0.001;
