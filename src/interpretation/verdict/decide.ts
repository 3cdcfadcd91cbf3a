import { stillThere } from '../../domain/content/acts.ts';
import type { Answered } from '../answers/answered.ts';
import type { Performed } from '../interpretation.ts';
import { isSameAim } from './is-same-aim.ts';

/** Danger with a larger share than this comes before everything; below it, only before what is uncertain itself. */
const sureDanger = 0.45;
const sureDangerAsked = 0.6;

/**
 * The act that decides what happens: danger first; an answer that names what was asked before whatever else is said
 * beside it; a question before a mere yes or no that leads up to it.
 */
export function decide(answered: Answered, others: readonly Performed[]): Performed | undefined {
  const [read] = answered.acts;
  const found = read && !answered.isWhole && isSaidInThanks(read, others) ? undefined : read;
  const answer = found && { ...found, share: sharesOf(found, others) };
  const danger = best(others.filter(({ act }) => act === 'urgent'));
  const beside = best(others.filter(({ act }) => act !== 'urgent'));
  if (
    danger &&
    !isExplained(danger, answer, answered) &&
    (danger.share >= leastOfDanger(danger, others) || (beside?.share ?? 0) < 0.6)
  )
    return danger;
  if (!answer) return personWished(others) ?? beside;
  // "No. Get me somebody who knows": whatever else is said, this is what counts.
  const person = personWished(others);
  const isApart = person?.clause !== answer.clause;
  const isOutright = person !== undefined && person.share >= outright;
  if (isApart && isOutright) return person;
  if (answered.isWhole) return answer;
  const correction = correctionOf(answer, others);
  if (correction) return correction;
  if (person && (isApart || isOutright)) return person;
  // "Be right back" is no report, whatever is said to be back.
  const waiting = others.find((act) => act.act === 'wish' && act.kind === 'wait' && act.share >= beyondAll);
  if (waiting && answer.act === 'report' && answer.words.every((word) => waiting.words.includes(word))) return waiting;
  // "No no no. Stop": a yes or no by itself is for what follows it.
  const wish = best(others.filter((act) => act.act === 'wish' && act.kind !== 'help' && act.clause !== answer.clause));
  if (wish?.share !== undefined && wish.share >= outright && !answered.hasContent) return wish;
  // What is told beside an answer is taken beside it; a yes or no in front of it is meant for the question.
  if (beside?.act === 'inform' && beside.clause === answer.clause) {
    // "Messages, 3 GB" is not what is free.
    if (answer.act === 'report' && answer.words.length <= 1 && beside.share >= sureLacking) return beside;
    // "The Wi-Fi switch was off" is not "off" to the open question.
    if (answer.share < beside.share && isPartOf(answer, beside)) return beside;
    // Words that seemed foreign to the question are explained.
    if (answer.share >= 0.6) return { ...answer, share: Math.max(answer.share, accounted) };
    if (answer.share >= 0.4 && !answered.hasContent) return { ...answer, share: Math.max(answer.share, beside.share) };
  }
  const question = best(others.filter(({ act }) => act === 'ask'));
  // "It was off, how come?" answers, and then asks; "3 GB free, is that enough?" asks about what it tells.
  const isOwnMatter = answer.act === 'report' && question?.act === 'ask' && question.kind === 'counts';
  const isAnswered = answered.hasContent && !isOwnMatter && answer.share >= outright;
  const isAsked = question?.clause === answer.clause && !isAnswered;
  // "Isn't there anything less drastic? I have 30 Wi-Fi passwords in there": a question is no sign of success.
  const least = answer.act === 'report' && answer.kind === 'solved' ? outright : 0.9;
  if (question && question.share >= 0.9 && (answer.share < least || isAsked)) return question;
  // Acts know more ways to fail than a check's question has.
  const report = bestReport(others);
  // "2 GB free now, but that isn't enough": what is lacking counts.
  const lacking = others.find(
    (act) =>
      act.act === 'report' && stillThere.includes(act.kind) && act.share >= sureLacking && !endsWell(act, others),
  );
  if (answer.act === 'report' && answer.kind === 'solved' && lacking) return lacking;
  // "Wiped it, dried my hands, no": it is done, and has not helped.
  if (answer.act === 'report' && answer.kind === 'no-effect' && report?.act === 'report' && report.kind === 'done')
    return { ...answer, share: Math.max(answer.share, accounted) };
  const isOnlyDone = report?.act === 'report' && report.kind === 'done' && answered.isListed && answer.share >= 0.8;
  if (answer.act === 'report' && report && report.share > answer.share && !isOnlyDone) return report;
  if (answer.act === 'report' && isOnlyDone) return answer;
  const same = best(others.filter(({ act, clause }) => act === 'ask' || clause === answer.clause));
  // "Oh I see. Does that cost a lot?": a courtesy that might be an answer leads up to the question.
  const courtesy = others.find(
    (act) =>
      isPolite(act) && act.clause === answer.clause && act.share > answer.share && answer.share < sureOf(act, answer),
  );
  if (courtesy && question && question.share >= outright) return question;
  // Everything that was said may be a courtesy: "sorry, I'm so slow".
  if (
    same &&
    isPolite(same) &&
    same.clause === answer.clause &&
    same.share > answer.share &&
    answer.share < sureOf(same, answer)
  )
    return same;
  if (answered.hasContent && answer.share >= 0.6) {
    const rival = best(others.filter(({ act, clause }) => clause === answer.clause && rivals.includes(act)));
    const isLikelier = rival?.act === 'correct' && answer.share < 0.7 && rival.share >= sureOfCorrection;
    return rival && (isLikelier || (rival.share >= 0.9 && answer.share < 0.97)) ? rival : answer;
  }
  // A yes or no to what is open does not take anything back, unless that is said outright.
  const isWeaker = same?.act === 'report' || same?.act === 'correct' || same?.act === 'answer';
  // "Yeah that opens no bother" leaves nobody.
  const isLeave = same?.act === 'wish' && same.kind === 'leave' && same.share < outright && answer.act === 'answer';
  const isOutdone =
    isLeave || (isWeaker && (answer.share > same.share || (same.act === 'answer' && answer.share >= 0.6)));
  if (same && same.share >= 0.6 && !isPolite(same) && !isOutdone) return same;
  return isLeave || answer.share >= 0.6 || !beside || answer.share > beside.share ? answer : beside;
}

/** "Can you show me my power plan?" asks by its form; danger in a question has to be surer. */
function leastOfDanger({ clause }: Performed, others: readonly Performed[]): number {
  const isAsked = others.some((act) => act.act === 'ask' && act.clause === clause && act.share >= 0.9);
  return isAsked ? sureDangerAsked : sureDanger;
}

/** Whether an answer is read off some of the words that tell something else. */
function isPartOf({ words }: Performed, told: Performed): boolean {
  return words.length > 0 && words.length < told.words.length && words.every((word) => told.words.includes(word));
}

/** "I can't thank you enough": a not in words that are surely a courtesy reports no failure. */
function isSaidInThanks({ clause, words, ...aim }: Performed, others: readonly Performed[]): boolean {
  return (
    aim.act === 'report' &&
    aim.kind === 'no-effect' &&
    others.some(
      (act) =>
        isPolite(act) &&
        act.share >= outright &&
        act.clause === clause &&
        words.length > 0 &&
        words.every((word) => act.words.includes(word)),
    )
  );
}

/**
 * "That's not right, sync is off": an earlier answer is taken back, and what holds instead is no answer to the open
 * question.
 */
function correctionOf(answer: Performed, others: readonly Performed[]): Performed | undefined {
  const isApart = ({ words }: Performed) => words.length > 0 && !words.some((word) => answer.words.includes(word));
  const isTold = others.some((act) => act.act === 'inform' && act.row !== undefined && isApart(act));
  return isTold ? others.find(({ act, share }) => act === 'correct' && share >= outright) : undefined;
}

/** Minimum share of a wish to wait that leaves no room for a report in the same words. */
const beyondAll = 0.98;

/** An answer with a larger share than this comes before the question in its sentence. */
const outright = 0.95;

/** Minimum share for a wish for a person beside other things. */
const surePerson = 0.6;

function personWished(others: readonly Performed[]): Performed | undefined {
  return others.find((act) => act.act === 'wish' && act.kind === 'person' && act.share >= surePerson);
}

/** Minimum share for something to be lacking beside what is said to work. */
const sureLacking = 0.75;

/** The share of an answer whose other words are explained by what was told beside it. */
const accounted = 0.9;

/** Minimum share for an answer to be taken back beside words that might be one. */
const sureOfCorrection = 0.8;

/** Acts that may be meant by words that could also be an answer. */
const rivals: readonly string[] = ['wish', 'elsewhere', 'correct'];

/** Minimum share for danger in other words than those that answer. */
const sureApart = 0.8;

/** "The kettle gets hot" is not an alarm if that is what was asked; "it's hot, and the back puffs up" is. */
function isExplained(danger: Performed, answer: Performed | undefined, { hasContent }: Answered): boolean {
  const isApart = answer?.words.length !== 0 && answer?.words.every((word) => !danger.words.includes(word));
  return answer !== undefined && hasContent && answer.share > 0.8 && danger.share < (isApart ? sureApart : 0.97);
}

/** What two ways of reading both find is more certain than either: they look at different things, but for a number. */
function sharesOf(found: Performed, others: readonly Performed[]): number {
  if (found.words.length === 0) return found.share;
  const same = best(others.filter((other) => isSameAim(found, other)));
  return same ? 1 - (1 - found.share) * (1 - same.share) : found.share;
}

/**
 * Minimum share for an answer not to be a courtesy; higher where the courtesy is all that was said: "a very good
 * morning to you".
 */
function sureOf({ share, words }: Performed, answer: Performed): number {
  return share >= 0.95 && answer.words.every((word) => words.includes(word)) ? 0.95 : 0.8;
}

/** "Hang on, …", "sorry, …", "… thanks, bye": around what somebody has to say. */
function leadsUp(act: Performed): boolean {
  return (
    (act.act === 'wish' && act.kind === 'wait') ||
    isPolite(act) ||
    (act.act === 'social' && ['bye', 'small-talk', 'objection'].includes(act.kind))
  );
}

/** What somebody has to say, without the courtesy around it. */
function substanceOf(acts: readonly Performed[]): Performed | undefined {
  const told = acts.find(
    ({ act, share }) => (act === 'correct' || act === 'inform' || act === 'elsewhere' || act === 'ask') && share >= 0.6,
  );
  const report = bestReport(acts);
  return told ?? leaveIn(acts) ?? (report && report.share >= sureReport ? report : undefined);
}

/** Minimum share for somebody who also says goodbye to leave for good. */
const sureLeave = 0.8;

/** Minimum share for a report after a "hello again" or a "sorry". */
const sureReport = 0.6;

/** The surest report; that something was done says less than what came of it. */
function bestReport(acts: readonly Performed[]): Performed | undefined {
  const reports = acts.flatMap((act) => (act.act === 'report' ? [act] : [])).toSorted((a, b) => b.share - a.share);
  const top = reports.find((report) => !endsWell(report, acts));
  // "Can't, I'm on the bus, tonight maybe" could be done later.
  if (top?.kind === 'could-not')
    return reports.find(({ kind, share }) => kind === 'not-yet' && share >= sureReport) ?? top;
  const isMore = ({ kind, share, clause, words }: Performed & { act: 'report' }) =>
    kind !== 'done' && share >= (clause !== top?.clause || words.length > top.words.length ? sureOutcome : 0.9);
  return top?.kind === 'done' ? (reports.find(isMore) ?? top) : top;
}

/** "It came back after that, now it's good": how it ends is what came of it, and nothing has come back as a fault. */
function endsWell(told: Performed, acts: readonly Performed[]): boolean {
  return acts.some(
    (act) =>
      act.act === 'report' &&
      act.kind === 'solved' &&
      act.share >= sureEnd &&
      act.clause === told.clause &&
      act.words.length > 1 &&
      (isEndOf(act.words, told.words) ||
        (told.act === 'report' && told.kind === 'relapse' && !isWithin(act.words, told.words))),
  );
}

/** What is surely asked in another sentence than a mood stands in. */
function askedBeside({ clause }: Performed, acts: readonly Performed[]): Performed | undefined {
  return acts.find((act) => act.act === 'ask' && act.share >= outright && act.clause !== clause);
}

function isEndOf(end: readonly string[], words: readonly string[]): boolean {
  return end.length < words.length && end.every((word, at) => word === words[words.length - end.length + at]);
}

function isWithin(few: readonly string[], words: readonly string[]): boolean {
  return few.every((word) => words.includes(word));
}

/** Minimum share for a part at the end of a sentence to say that all is well. */
const sureEnd = 0.85;

/** Minimum share for what came of it, told with more words than that it was done. */
const sureOutcome = 0.75;

/** A wish to leave, or to go on later, beside a goodbye or a curse. */
function leaveIn(acts: readonly Performed[]): Performed | undefined {
  const leave = acts.find((act) => act.act === 'wish' && act.kind === 'leave' && act.share >= sureLeave);
  return leave && (notYetIn(acts) ?? leave);
}

/** "Not now, I'm at work" is not leaving for good. */
function notYetIn(acts: readonly Performed[]): Performed | undefined {
  return acts.find((act) => act.act === 'report' && act.kind === 'not-yet' && act.share >= 0.4);
}

/** What is said along with an answer. */
function isPolite(act: Performed): boolean {
  return act.act === 'social' && ['thanks', 'acknowledge', 'greeting', 'praise', 'apology'].includes(act.kind);
}

function best(acts: readonly Performed[]): Performed | undefined {
  const top = acts.reduce<Performed | undefined>(
    (most, act) => (!most || act.share > most.share ? act : most),
    undefined,
  );
  if (top && leadsUp(top)) return substanceOf(acts) ?? top;
  // "Oh dear. What does that cost?": a mood in a sentence of its own stands in front of what is asked.
  const asked = top?.act === 'social' ? askedBeside(top, acts) : undefined;
  if (asked) return asked;
  // Somebody who is angry or has lost hope, and leaves, does leave.
  if (top?.act === 'social' && ['anger', 'despair'].includes(top.kind)) return leaveIn(acts) ?? top;
  if (top?.act === 'report') return bestReport(acts);
  if (top?.act !== 'wish') return top;
  // What was told outright is what is said to work: "it loads on mobile data".
  if (top.kind === 'works-now') {
    const isOfIt = ({ words }: Performed) => words.some((word) => top.words.includes(word)) || top.words.length === 0;
    return acts.find((act) => act.act === 'inform' && act.share >= 0.6 && isOfIt(act)) ?? top;
  }
  if (top.kind !== 'leave') return top;
  // Somebody who leaves because it works leaves with that outcome.
  const works = acts
    .filter((act) => act.act === 'wish' && act.kind === 'works-now' && act.share >= 0.6)
    .toSorted((a, b) => b.share - a.share);
  return works[0] ?? notYetIn(acts) ?? top;
}
