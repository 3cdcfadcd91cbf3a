import type { KindOf } from '../../domain/content/acts.ts';
import { wordsOf } from '../../domain/text/words.ts';
import type { Tellable } from '../../flows/interpret/tellable.ts';
import type { Ear } from '../../interpretation/ear.ts';
import type { Interpretation, Performed } from '../../interpretation/interpretation.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import type { Draft } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import {
  askInOtherWords,
  isBackAfterLong,
  misspeltAnswer,
  offerToCarryOn,
  offerToDigress,
} from '../flow/not-understood.ts';
import { markParting } from '../flow/silence/follow-up.ts';
import { takeAnswer } from '../flow/take-answer.ts';
import { takeTold } from '../flow/take-told.ts';
import type { Incoming } from '../incoming.ts';
import { answerQuestions } from '../questions/answer-questions.ts';
import { answerByForm, answerWithin } from '../questions/answer-within.ts';
import { foreseenRemark } from '../questions/foreseen-remark.ts';
import type { TurnContext } from '../turn-context.ts';
import { followCause } from './causes/follow-cause.ts';
import { confirmReading, takeDenied } from './confirm.ts';
import { beyondDoubt, decidingAct, goesAway, isGoodNews, soundsLike, sureRemark, waits } from './deciding-act.ts';
import { answerBeside, answersChanged, furtherAnswers, lastAnswerAnew, sureBeside } from './earlier-answers.ts';
import { goToStep, grantWish } from './grant-wish.ts';
import type { Heard } from './hear.ts';
import { offerPerson } from './heard-outside.ts';
import { isParked } from './is-parked.ts';
import { isAside, meetAside, meetMood, withMoodsBeside } from './meet-mood.ts';
import { takeAnew, takeRaised } from './problems/take-raised.ts';
import { putAgain, sayAndPutAgain } from './put-again.ts';
import { referElsewhere } from './refer-elsewhere.ts';
import { isDoneAlready, takeDone } from './reports/done-already.ts';
import { hasOnlyBegun, notYet, stillAtIt } from './reports/not-yet.ts';
import { reportBesideProblem } from './reports/report-beside-problem.ts';
import { fewestToTell, reportHeard } from './reports/report-heard.ts';
import { refuses, stepWanted } from './reports/step-wanted.ts';
import { refused, takeReport } from './reports/take-report.ts';
import { askWhetherItWorks, rootWorks } from './reports/works-now.ts';
import { answerQuestion, takeReading, whichOfThem } from './take-reading.ts';

/**
 * Words in a flow. A button's words are taken at once; everything else is listened to, and what the message does is
 * answered, act by act, in one turn: a question before the answer that came with it, a mood in front of both.
 */
export async function heardReply(incoming: Incoming): Promise<Draft | undefined> {
  const { context, draft, exact } = incoming;
  const current = incoming.current && markParting(context, incoming.current);
  if (!current) return undefined;
  if (exact) return takeAnswer(context, draft, current, exact);
  return takeWords(incoming, current);
}

/**
 * Takes words to the open step.
 *
 * @param mayFollow whether the cause that they may tell is looked for
 */
async function takeWords(incoming: Incoming, current: CurrentPlan, mayFollow = true): Promise<Draft | undefined> {
  const { context, draft } = incoming;
  const { ear } = context;
  const beside = ear && (await reportBesideProblem(context, draft, current, ear));
  if (beside) return beside;
  const reactTo = (to: TurnContext, on: Draft, part: Heard) =>
    ear ? react(to, on, current, part, ear) : Promise.resolve(undefined);
  const gone = ear && rootWorks(context, draft, current, ear);
  if (gone) return gone;
  const anew = ear && (await takeAnew(incoming, current, ear, reactTo));
  if (anew) return anew;
  const followed =
    mayFollow && ear && (await followCause(incoming, current, ear, (landed) => takeWords(incoming, landed, false)));
  if (followed) return followed;
  const raised = ear && (await takeRaised(incoming, current, ear, reactTo));
  if (raised) return raised;
  const heard = incoming.heard();
  const parked = isParked(current);
  if (!parked && isBackAfterLong(context) && !saysSomething(heard)) return offerToCarryOn(context, draft, current);
  if (soundsLike('wish.person', context, heard)) return offerPerson(context, draft);
  if (soundsLike('social.bye', context, heard)) return meetMood(context, draft, current, 'bye');
  const rather = heard && ear && (await doRather(context, draft, current, heard.interpretation, ear));
  if (rather) return rather;
  const answered = heard && ear && (await react(context, draft, current, heard, ear));
  if (answered) return answered;
  const remark = ear && (foreseenRemark(context.text, current, ear) ?? answerByForm(context, current, ear));
  if (remark !== undefined) return sayAndPutAgain(context, draft, current, remark);
  // Any word that is nothing else says that the person is back from a step that took the phone away.
  if (hasOnlyBegun(context, current)) return stillAtIt(context, draft, current);
  if (parked) return takeAnswer(context, draft, current, { type: 'reading', reading: { type: 'returned' } });
  const answer = misspeltAnswer(current, context);
  if (answer === undefined && ear && isAside(context.text, current, ear)) return meetAside(context, draft, current);
  return answer === undefined
    ? askInOtherWords(context, draft, current)
    : takeReading(context, draft, current, { type: 'answered', answer }, []);
}

/** "I'd rather buy more", "I won't restart": the step that is wished for, or the next one. */
function doRather(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  interpretation: Interpretation,
  ear: Ear,
): Promise<Draft> | Draft | undefined {
  const wanted = stepWanted(context, current, interpretation, ear);
  if (wanted) return goToStep(context, draft, current, wanted);
  return refuses(context.text, current, interpretation.acts, ear) ? refused(context, draft, current) : undefined;
}

/** Answers what a message does; undefined if nothing was made out, or only what its flow cannot use. */
async function react(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  { interpretation, told }: Heard,
  ear: Ear,
): Promise<Draft | undefined> {
  const { among, clauses } = interpretation;
  // Certain danger was answered before; a mere suspicion gives way to whatever else was said.
  const acts = interpretation.acts.filter(({ act }) => act !== 'urgent');
  const changed = answersChanged(context, current, { interpretation: { ...interpretation, acts }, told }, ear);
  const [first] = acts;
  if (!first) return changed.length > 0 ? takeTold(context, draft, current, changed) : undefined;
  const doubt = first === interpretation.acts[0] ? interpretation.verdict : verdictBehindDanger(first);
  const remark = sureRemark(acts, doubt === 'confirm');
  const deciding = decidingAct(acts, told, remark, current) ?? first;
  const listed = tellingsIn(acts, told);
  const further = furtherAnswers(context, current, acts, ear);
  const informed = [...listed, ...further.filter(({ path }) => !listed.some((each) => each.path === path))];
  // "Yes, and there's 40 GB free": what seemed strange beside the yes answers another question.
  const isExplained =
    further.length > 0 && deciding.act === 'answer' && deciding.share >= sureBeside && !leadsToLoss(current, deciding);
  const isHeard = remark !== undefined || isExplained;
  const verdict = isHeard ? 'heard' : deciding === first ? doubt : verdictBeside(first, deciding);
  const moody = deciding.act === 'social' ? draft : withMoodsBeside(context, draft, acts, current);
  if (changed.length > 0 && !isGoodNews(deciding))
    return takeTold(context, moody, current, [...changed, ...answerBeside(deciding, acts, current, ear)]);
  switch (deciding.act) {
    case 'answer': {
      if (isOnlyItsResult(deciding.words, informed, ear)) return takeTold(context, moody, current, informed);
      const asking = leavesNothingAsked(current, deciding, acts)
        ? moody
        : answerQuestions(context, moody, current, { acts, clauses }, ear);
      if (among && among.length > 1) return whichOfThem(context, asking, current, among);
      if (deciding.answer === 'unsure') return takeReading(context, asking, current, { type: 'unsure' }, []);
      const reading = { type: 'answered', answer: deciding.answer } as const;
      // "I'm seventy-eight, go easy on me" only resembles an answer.
      if (verdict === 'confirm' && isAside(context.text, current, ear)) return undefined;
      // A mood in words that might just be an answer is a mood.
      if (verdict === 'confirm' && moody !== draft) return putAgain(context, asking, current);
      const isDoubted = leadsToLoss(current, deciding) && isYesBesideElse(context, deciding, ear);
      if (verdict === 'confirm' || isDoubted) return confirmReading(context, asking, current, reading);
      if (verdict !== 'heard') return undefined;
      const done =
        isDoneAlready(acts, deciding, current) && (await takeDone(context, asking, current, reading, acts, ear));
      const taken = (await done) || (await takeReading(context, asking, current, reading, informed));
      return goesAway(acts) ? withGoodbye(context, taken) : taken;
    }
    case 'report':
      // "I don't have the password, hang on": whoever gets it now has not failed.
      if (deciding.kind === 'could-not' && acts.some(waits)) return grantWish(context, moody, current, 'wait');
      return reportHeard(context, moody, current, deciding, { acts, clauses, informed, verdict, ear });
    case 'ask':
      return verdict === 'unheard'
        ? undefined
        : answerQuestion(context, moody, current, { acts, clauses }, informed, ear);
    case 'inform': {
      if (informed.length === 0 || verdict === 'unheard') return undefined;
      const answer = acts.find((act) => act.act === 'answer' && act.answer !== 'unsure' && act.share >= sureBeside);
      return answer?.act === 'answer' && answer.answer !== 'unsure'
        ? takeReading(context, moody, current, { type: 'answered', answer: answer.answer }, informed)
        : takeTold(context, moody, current, informed);
    }
    case 'correct': {
      const corrected = informed.length > 0 ? informed : lastAnswerAnew(context, current, ear);
      if (corrected.length > 0) return takeTold(context, moody, current, corrected);
      if (draft.state.asked?.type === 'confirm') return takeDenied(context, moody, current);
      return verdict === 'heard' ? sayAndPutAgain(context, moody, current, context.say('correct-unknown')) : undefined;
    }
    case 'wish':
      if (deciding.kind === 'leave' && tellsMore(context, current, deciding))
        return takeReport(context, moody, current, 'done');
      if (askedInWish.includes(deciding.kind)) {
        const answer = answerWithin(context, current, clauses, ear);
        if (answer !== undefined) return sayAndPutAgain(context, moody, current, answer);
      }
      if (verdict === 'heard') return grantWish(context, moody, current, deciding.kind);
      return deciding.kind === 'works-now' && verdict === 'confirm' && current.open.phase === 'question'
        ? askWhetherItWorks(context, moody, current, current.open.at.flow)
        : undefined;
    case 'social':
      // Whoever greets after a step that took the phone away is back from it.
      if (isParked(current) && ['greeting', 'acknowledge', 'small-talk'].includes(deciding.kind)) return undefined;
      if (verdict === 'unheard') return undefined;
      // Whoever says goodbye while a fix is open may still come back with what became of it.
      if (deciding.kind === 'bye' && isParked(current)) return notYet(context, draft, current);
      return deciding.kind === 'bye' && current.open.phase === 'question'
        ? grantWish(context, draft, current, 'leave')
        : meetMood(context, draft, current, deciding.kind);
    case 'elsewhere': {
      const referral = verdict === 'heard' ? referElsewhere(context, deciding.kind) : undefined;
      return referral === undefined ? undefined : sayAndPutAgain(context, moody, current, referral);
    }
    case 'problem':
      return offerToDigress(context, moody, deciding.intent, deciding.step);
    case 'urgent':
      return undefined;
  }
}

/** A goodbye in place of the next question, which is put when the person is back. What was proposed stands. */
function withGoodbye({ say }: TurnContext, draft: Draft): Draft {
  const last = draft.replies.at(-1);
  if (last?.kind !== 'question') return draft;
  const { choices: _, ...reply } = last;
  return { ...draft, replies: [...draft.replies.slice(0, -1), { ...reply, kind: 'say', text: say('social-bye') }] };
}

/** "Never mind, I took a soft brush and some fluff came out": beside a fix, what was done counts. */
function tellsMore({ text }: TurnContext, { open }: CurrentPlan, { words, share }: Performed): boolean {
  const isAtFix = open.phase === 'fix' || open.phase === 'check';
  return isAtFix && share < beyondDoubt && wordsOf(text).length - words.length >= fewestToTell;
}

/**
 * Whether an answer leaves nothing of what is asked beside it: "fluff, how do I get it out?" is told by its fix, and "it's on
 * Wi-Fi, how else would it download?" asks nothing.
 */
function leavesNothingAsked({ open }: CurrentPlan, act: Performed, acts: readonly Performed[]): boolean {
  const answer = act.act === 'answer' && act.answer !== 'unsure' ? open.at.step.answers[act.answer] : undefined;
  const isFixed = answer?.meaning === 'wrong' && (answer.fix ?? open.at.step.fix) !== undefined;
  const kinds: readonly KindOf<'ask'>[] = isFixed ? ['how', 'what-happens', 'another-way'] : ['another-way'];
  return answer !== undefined && acts.every((each) => each.act !== 'ask' || kinds.includes(each.kind));
}

/** Whether an answer leads to a fix that cannot be undone. */
function leadsToLoss({ open }: CurrentPlan, act: Performed): boolean {
  return act.act === 'answer' && act.answer !== 'unsure' && open.at.step.answers[act.answer]?.isDestructive === true;
}

/** "Yes, works": a mere yes, and a word that may say what it is a yes to. */
function isYesBesideElse({ text }: TurnContext, { words }: Performed, { lexicon }: Ear): boolean {
  const isMere = words.length > 0 && words.every((word) => lexicon.groupsOf(word)?.has('yes'));
  return isMere && wordTokensOf(text, lexicon).some((token) => isIn(token, 'working', 'good', 'mended'));
}

/** Wishes that may be a question: "What? I asked where I switch that on", "what do I do with that button?" */
const askedInWish: readonly string[] = ['repeat', 'help'];

/** "I restarted the router, nothing" says what became of that, and answers no question. */
function isOnlyItsResult(words: readonly string[], informed: readonly Tellable[], { lexicon }: Ear): boolean {
  return (
    informed.some(({ isDeed }) => isDeed) &&
    words.length > 0 &&
    words.every((word) => lexicon.groupsOf(word)?.has('nothing'))
  );
}

/** How what was said beside a suspicion of danger is taken. */
function verdictBehindDanger({ share }: Performed): 'heard' | 'confirm' {
  return share >= sureBeside ? 'heard' : 'confirm';
}

/** How what decides beside the first act is taken: "it charges, so was it the cable?" may ask whether it would. */
function verdictBeside(first: Performed, { share }: Performed): 'heard' | 'confirm' {
  const isSure = first.act === 'ask' ? share > sureBeside : share >= sureBeside;
  return isSure ? 'heard' : 'confirm';
}

/** What was told of other steps and of facts; nothing of a step of which two things were told. */
function tellingsIn(acts: readonly Performed[], told: readonly Tellable[]): readonly Tellable[] {
  const all = acts.flatMap((act) => {
    const row = act.act === 'inform' || act.act === 'correct' ? act.row : undefined;
    const telling = row === undefined ? undefined : told[row];
    return telling && act.share >= sureTelling ? [telling] : [];
  });
  return all.filter((one) => one.path === '' || all.every((each) => each.path !== one.path || each === one));
}

const sureTelling = 0.5;

/** Whether a message says more than a yes, a no or a courtesy, whose question may be forgotten by now. */
function saysSomething(heard: Heard | undefined): boolean {
  const [act] = heard?.interpretation.acts ?? [];
  return act !== undefined && heard?.interpretation.verdict === 'heard' && act.act !== 'social';
}
