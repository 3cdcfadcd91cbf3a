import { actsIn } from './acts/acts-in.ts';
import { behindOpener } from './answers/behind-opener.ts';
import { doubtedBeside } from './answers/doubted-beside.ts';
import { readAnswers } from './answers/read-answers.ts';
import { readTellings } from './answers/read-tellings.ts';
import type { Context } from './context.ts';
import type { Ear } from './ear.ts';
import type { Interpretation, Performed } from './interpretation.ts';
import { deedTold } from './reports/deed-told.ts';
import { lackOfThing } from './reports/lack-of-thing.ts';
import { readReport } from './reports/read-report.ts';
import { reportAtQuestion } from './reports/report-at-question.ts';
import { asksBack } from './text/asks-back.ts';
import { repairedIn } from './text/repaired.ts';
import { isIn, type Segment, segmentsOf } from './text/segments.ts';
import { type Sentence, sentencesOf } from './text/sentences.ts';
import { decide } from './verdict/decide.ts';
import { isSameAim } from './verdict/is-same-aim.ts';
import { verdictOn } from './verdict/verdict-on.ts';

/** Minimum share for an act to count beside the one that decides. */
const leastShare = 0.3;

/** Reads what a message does where the conversation stands. Pure: the same words in the same place mean the same. */
export function interpret(text: string, context: Context, ear: Ear): Interpretation {
  return repairedReading(text, context, ear) ?? readingOf(text, context, ear);
}

/** Minimum share for what somebody says instead to count. */
const sureInstead = 0.6;

/** "Yes, it's on. No wait, it's off": what is said last counts, where it says otherwise. */
function repairedReading(text: string, context: Context, ear: Ear): Interpretation | undefined {
  const repaired = repairedIn(text, ear.lexicon);
  if (!repaired) return undefined;
  const { acts, verdict, among } = interpret(repaired.instead, context, ear);
  const before = interpret(repaired.before, context, ear);
  const first = before.acts[0];
  const last = acts[0] && first ? asReportAfter(first, acts[0]) : acts[0];
  const isOpen = first?.act === 'answer' || (first?.act === 'report' && first.kind === 'solved');
  // "Yes, I could delete two. No wait, my son plays those": what was said first is asked about.
  const isSaidAgain = first && last && isSameAim(first, last) && last.share >= sureInstead;
  if (isOpen && repaired.isDenial && !isSaidAgain && (verdict === 'unheard' || (last && isSameAim(first, last))))
    return { ...before, verdict: 'confirm' };
  if (!last || !isOtherwise(first, last)) return undefined;
  const inPlace = (act: Performed) => ({ ...act, clause: act.clause < 0 ? -1 : act.clause + repaired.sentence });
  const clauses = sentencesOf(text, ear.lexicon).map((sentence) => sentence.text);
  const said = [last, ...acts.slice(1)].map(inPlace);
  return { verdict: last === acts[0] ? verdict : 'confirm', acts: said, clauses, ...(among && { among }) };
}

/** "It works. Oh no, not after all": whoever takes success back reports that nothing has changed. */
function asReportAfter(first: Performed, last: Performed): Performed {
  const { share, words, clause } = last;
  return first.act === 'report' && first.kind === 'solved' && last.act === 'correct'
    ? { act: 'report', kind: 'no-effect', share, words, clause }
    : last;
}

/**
 * Whether of two acts the second says something else of the same matter: another answer, or that it did not work. A first
 * one that nothing was made out of may have said anything.
 */
function isOtherwise(first: Performed | undefined, last: Performed): boolean {
  if (last.share < sureInstead) return false;
  if (last.act === 'answer') return !first || (first.act === 'answer' && first.answer !== last.answer);
  if (last.act !== 'report') return false;
  return !first || (first.act === 'report' && (first.kind === 'solved') !== (last.kind === 'solved'));
}

function readingOf(text: string, context: Context, ear: Ear): Interpretation {
  const sentences = sentencesOf(text, ear.lexicon);
  const message = { text, sentences, asking: sentences.map((sentence) => asksBack(sentence, ear.lexicon)) };
  const clauses = sentences.map((sentence) => sentence.text);
  if (sentences.length === 0) return { verdict: 'unheard', acts: [], clauses };
  const read = context.answers.length > 0 ? readAnswers(message, context, ear) : readReport(message, context, ear);
  const answered = doubtedBeside(read, message, context, ear);
  const [answer] = answered.acts;
  // The words of a button need no model.
  if (answer && answered.isWhole && answered.isLabel) return { verdict: 'heard', acts: [answer], clauses };
  const lack = lackOfThing(message, context, ear);
  const told = [...actsIn(message, context, ear), ...readTellings(message, context, ear), ...(lack ? [lack] : [])];
  const report = answered.isWhole ? undefined : reportAtQuestion(message, context, answered, ear);
  // "Installed now" is more than done.
  const isMore = (act: Performed) => report?.act === 'wish' && act.act === 'report' && act.kind === 'done';
  const others = report ? [...told.filter((act) => !isMore(act)), report] : told;
  const deed = answered.isWhole ? undefined : deedTold(sentences, others, context, ear);
  // A no before a report of failure belongs to the report; "yeah, didn't help" says yes, and what came of it.
  const isApart = report?.act === 'report' && answer?.act === 'answer' && behindOpener(sentences)?.turn !== -1;
  const decided = deed
    ? decide({ ...answered, acts: [deed], hasContent: true }, others)
    : decide(report && !isApart ? { ...answered, acts: [] } : answered, isApart ? told : others);
  const deciding = decided && (refusalBeside(decided, others, sentences, context) ?? thankedFor(decided, others));
  if (!deciding) return { verdict: 'unheard', acts: [], clauses };
  const rest = [...answered.acts, ...others]
    .filter((act) => act !== deciding && act.share >= leastShare && !isSameAim(act, deciding))
    .filter((act) => !(act.act === 'answer' && deciding.act === 'answer'))
    .filter((act) => !(act.act === 'answer' && isOutdone(act, others)))
    .sort((a, b) => a.clause - b.clause);
  const among = deciding.act === 'answer' && !deed ? answered.among : undefined;
  return {
    verdict: among ? 'confirm' : verdictOn(deciding, context, ear.costs),
    acts: [deciding, ...rest],
    clauses,
    ...(among && { among }),
  };
}

/** An answer that an "oh I see", in the same words, outdoes. */
function isOutdone(answer: Performed, others: readonly Performed[]): boolean {
  return others.some(
    (act) =>
      act.act === 'social' &&
      act.kind === 'acknowledge' &&
      act.clause === answer.clause &&
      act.share > answer.share &&
      answer.words.every((word) => act.words.includes(word)),
  );
}

/** Minimum share for good news, and for thanks beside it. */
const likelyNews = 0.7;
const sureThanks = 0.9;

/** "It worked, thank you, you've been a great help": nobody thanks for what is in doubt. */
function thankedFor(decided: Performed, others: readonly Performed[]): Performed {
  const isNews = decided.act === 'report' && decided.kind === 'solved' && decided.share >= likelyNews;
  const isThanked = (act: Performed) => act.act === 'social' && act.kind === 'thanks' && act.share >= sureThanks;
  return isNews && others.some(isThanked) ? { ...decided, share: Math.max(decided.share, sureThanks) } : decided;
}

/** Minimum share for a refusal beside the answer that would lead to what is refused. */
const sureRefusal = 0.6;

/**
 * "There's an old one, but I'd rather not delete it": an answer that refuses it does not begin what cannot be undone.
 */
function refusalBeside(
  decided: Performed,
  others: readonly Performed[],
  sentences: readonly Sentence[],
  { answers }: Context,
): Performed | undefined {
  if (decided.act !== 'answer' || decided.answer === 'unsure' || !answers[decided.answer]?.isDestructive)
    return undefined;
  const isBeside = ({ clause, words }: Performed) =>
    clause !== decided.clause || !decided.words.every((word) => words.includes(word));
  const refused = others.find(
    (act) => act.act === 'report' && act.kind === 'could-not' && act.share >= sureRefusal && isBeside(act),
  );
  if (refused) return refused;
  const clause = sentences.findIndex((sentence) => segmentsOf(sentence).some(isReluctant));
  return clause < 0 ? undefined : { act: 'report', kind: 'could-not', share: sureRefusal, words: [], clause };
}

/** "But I'd rather not" */
function isReluctant({ tokens, isNegative, isContrast, isCondition }: Segment): boolean {
  return isNegative && isContrast && !isCondition && tokens.some((token) => isIn(token, 'irrealis'));
}
