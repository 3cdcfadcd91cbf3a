import { contentOf } from '../alignment/proposition.ts';
import { type Answered, probabilityOf, unanswered } from '../answers/answered.ts';
import { doubtful } from '../answers/limits.ts';
import { readPolar } from '../answers/polar.ts';
import { stemsAsked } from '../answers/stems-asked.ts';
import { tellingIn } from '../answers/telling-in.ts';
import { type Context, outcomesAsAnswers } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Performed } from '../interpretation.ts';
import { isPlainSuccess } from '../text/is-plain-success.ts';
import type { Message } from '../text/message.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import type { Sentence } from '../text/sentences.ts';
import { outcomeTold } from './outcome-told.ts';

/**
 * What a message says to the check after a fix: that it is solved, only if it says so plainly, or that nothing changed.
 * Beside a question only what is said outright counts: "There's room now. Is nothing gone?"
 */
export function readReport({ sentences, asking }: Message, context: Context, ear: Ear): Answered {
  if (context.phase !== 'check' && context.phase !== 'parked' && context.phase !== 'fix') return unanswered;
  // "It charges with her cable, was it mine then?"
  const telling = sentences.flatMap((sentence, at) =>
    asking[at] === undefined ? [sentence] : asking[at] === 'question' ? tellingIn([sentence], [asking[at]]) : [],
  );
  const asks = asking.some((each) => each !== undefined);
  if (telling.length === 0) return unanswered;
  const told = outcomeTold(context, telling, ear);
  const polar = readPolar(context, telling, ear);
  const hasContent = polar.hasContent || told.score !== 0 || told.isMixed;
  if (asks && !hasContent) return unanswered;
  const { words, sentence } = told.score === 0 ? polar : told;
  const said = telling[sentence];
  const clause = said ? sentences.findIndex(({ text }) => text === said.text) : -1;
  const report = (kind: 'solved' | 'no-effect' | 'partly', share: number): Answered => {
    const acts: readonly Performed[] = [{ act: 'report', kind, share, words, clause }];
    return { ...unanswered, acts, hasContent, isListed: told.score !== 0 || told.isMixed };
  };
  if (told.isMixed) return report('partly', sureInPart);
  const plain = told.score === 0 ? plainOutcome(telling) : 0;
  const score =
    told.score === 0 || told.score * polar.score > 0
      ? told.score + polar.score + heedOf(plain, polar.score)
      : told.score;
  if (Math.abs(score) < 1) return unanswered;
  // "Did it. They were syncing before": what tells of success need be plain where it stands, and not beside it.
  const isTelling = told.score > 0 || polar.hasContent;
  const plainly = isTelling ? telling.slice(sentence, sentence + 1) : telling;
  const nothingAsked = plainly.map(() => undefined);
  if (score > 0 && !isPlainSuccess(plainly, nothingAsked)) return unanswered;
  // "Yes, very hot" has a word in common with nothing that the check asks.
  const own = stemsAsked(
    { phase: 'check', question: context.question ?? '', answers: outcomesAsAnswers(context) },
    ear,
  );
  const named = telling.flatMap(({ tokens }) => tokens.filter(({ groups }) => groups.size === 0));
  const isGood = telling.some(({ tokens }) => tokens.some((token) => isIn(token, 'working', 'good', 'mended')));
  const isOfCheck = hasContent && (isGood || named.some(({ stem }) => own.has(stem)));
  const isAboutElse = told.score === 0 && !told.isMixed && plain === 0 && named.length > 0 && !isOfCheck;
  const isDoubted =
    score > 0 &&
    telling
      .flatMap(segmentsOf)
      .some(
        ({ tokens, isNegative }) => isNegative && tokens.some((token) => isIn(token, 'nothing', 'failing', 'empty')),
      );
  // "It's a 64 GB phone": no word says what the amount is of.
  const isOfOther = told.score > 0 && told.score <= doubtful && told.words.length === 0;
  const most = isDoubted || isOfOther ? sureOfBareYes : isAboutElse ? (score > 0 ? sureOfBareYes : sureOfBareNo) : 1;
  return report(score > 0 ? 'solved' : 'no-effect', Math.min(most, probabilityOf(Math.abs(score))));
}

/** What words are worth that say of a fix, by themselves, that it has worked or has not. */
const worthOfPlain = 2;

/** Plain words count unless something in the check's own words speaks against them. */
function heedOf(plain: number, said: number): number {
  return plain * said < 0 ? 0 : plain;
}

/** "It is not working, sir", "helped": nothing but that it works, or does not; 0 where more is told, or nothing. */
function plainOutcome(telling: readonly Sentence[]): number {
  const segments = telling.flatMap(segmentsOf);
  if (segments.some(({ isContrast, isCondition }) => isContrast || isCondition)) return 0;
  const turns = segments.filter(isPlain).map(({ isNegative }) => (isNegative ? -1 : 1));
  return turns.length > 0 && turns.every((turn) => turn === turns[0]) ? (turns[0] ?? 0) * worthOfPlain : 0;
}

/** Words by which more is told than that a fix has worked: "nothing ever works for me". */
const ofMore = ['hedges', 'past', 'future', 'irrealis', 'relapsing', 'nothing', 'every', 'always'] as const;

function isPlain({ tokens }: Segment): boolean {
  if (tokens.some((token) => isIn(token, ...ofMore))) return false;
  const content = contentOf(tokens).filter((token) => !isIn(token, 'working', 'courtesy', 'yes', 'no', 'changing'));
  return content.length === 0 && tokens.some((token) => isIn(token, 'working'));
}

/** How certain success is after a mere yes with other words that the check did not ask about: "yes, on holiday". */
const sureOfBareYes = 0.7;

/**
 * The same for a mere no: "no, I told you that there is room". Taken as it stands, it would record that the fix has not
 * helped.
 */
const sureOfBareNo = 0.55;

/** What is said to work, and not to work. */
const sureInPart = 0.85;
