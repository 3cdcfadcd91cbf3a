import type { Tellable } from '../../flows/interpret/tellable.ts';
import { findStep } from '../../flows/position/find-step.ts';
import { frameOf, stepIdOf, stepPath } from '../../flows/position/step-path.ts';
import { contentOf } from '../../interpretation/alignment/proposition.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { interpret } from '../../interpretation/interpret.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import { answersTold } from '../../interpretation/opening/answers-told.ts';
import { type Clause, clausesOf } from '../../interpretation/opening/clauses-of.ts';
import type { Lexicon } from '../../interpretation/text/lexicon.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import { questionsOf, stepNamedAmong } from '../flow/telling/told-in.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Heard } from './hear.ts';

/** Minimum share for words to answer the earlier question. */
const sureEnough = 0.6;

/** "Sorry, I meant no": what the last answer becomes, if the words answer its question differently. */
export function lastAnswerAnew(
  { text }: TurnContext,
  { plan, bundle, open }: CurrentPlan,
  ear: Ear,
): readonly Tellable[] {
  const last = plan.trail.findLast(
    ({ path, source, reading }) => reading.type === 'answered' && (source === 'said' || path === open.at.path),
  );
  const step = last && findStep(bundle, plan.flow, last.path)?.step;
  if (!last || !step?.ask || frameOf(last.path) !== open.at.frame) return [];
  const place = { phase: 'question', question: step.ask, answers: step.answers } as const;
  const anew = [text, lastYesOrNo(text, ear)]
    .flatMap((words) => interpret(words, place, ear).acts)
    .find(
      (act) => act.act === 'answer' && act.answer !== 'unsure' && act.share >= sureEnough && isMeant(act, text, ear),
    );
  if (anew?.act !== 'answer' || anew.answer === 'unsure') return [];
  const { label = '' } = step.answers[anew.answer] ?? {};
  return [{ path: last.path, reading: { type: 'answered', answer: anew.answer }, label, sayings: [] }];
}

/** How many words stand beside a yes or no that is meant for the last question: "oops, no, wrong button". */
const mostBeside = 2;

/** "It was wet after all" is no yes to the last question because of its "after all". */
function isMeant({ words }: Performed, text: string, { lexicon }: Ear): boolean {
  if (!words.every((word) => isYesOrNo(word, lexicon))) return true;
  const beside = contentOf(wordTokensOf(text, lexicon)).filter((token) => !isIn(token, 'yes', 'no'));
  return beside.length <= mostBeside;
}

function isYesOrNo(word: string, lexicon: Lexicon): boolean {
  const groups = lexicon.groupsOf(word);
  return groups?.has('yes') === true || groups?.has('no') === true;
}

/** Minimum share for something to be taken back, beside whatever else is said. */
const sureCorrection = 0.6;

/** Minimum share for a report to be all that a message is about. */
const sureOfReport = 0.9;

/**
 * Earlier answers that a message changes beside what it says to the open question: "no, plenty. Hang on, I am abroad
 * after all". Where nothing is said to be taken back, only what was found in order and is not counts, and never what the
 * open question's own answer is read from.
 */
export function answersChanged(
  { text, content }: TurnContext,
  current: CurrentPlan,
  { interpretation: { acts, verdict }, told: rows }: Heard,
  ear: Ear,
): readonly Tellable[] {
  const { bundle, plan, open } = current;
  const { flow, frame } = open.at;
  const before = answersBefore(current);
  if (before.size === 0) return [];
  const isOutright = acts.some(({ act, share }) => act === 'correct' && share >= sureCorrection);
  const [deciding] = acts;
  // "Didn't help, it's stuck in the same app" reports on the fix.
  if (!isOutright && deciding?.act === 'report' && deciding.share >= sureOfReport) return [];
  const answer = acts.find(({ act }) => act === 'answer');
  // "Not sure I did it right" takes nothing back.
  const isSure = (said: string) =>
    !wordTokensOf(said, ear.lexicon).some((token) => isIn(token, 'unknowing', 'guessing'));
  // "Deleted maps and films" tells what was done about the open fix.
  const isDeed = ({ sentence }: Clause) =>
    open.phase !== 'question' &&
    acts.some(
      (act) => act.act === 'report' && act.kind === 'done' && act.share >= sureBeside && act.clause === sentence,
    );
  const clauses = clausesOf(text, ear).filter(
    (clause) =>
      isOutright ||
      (isSure(clause.text) &&
        !isDeed(clause) &&
        // "Wait, Recently Deleted has 300 videos in it" might just as well be meant for the open question.
        (verdict !== 'heard' || clause.sentence !== answer?.clause || !isReadFrom(clause.text, answer))),
  );
  const { steps, ...asking } = questionsOf(flow);
  const answersOf = (id: string) => findStep(bundle, plan.flow, stepPath(frame, id))?.step.answers ?? [];
  const changedTo = (id: string, answer: number): readonly Tellable[] => {
    const known = before.get(id);
    const answers = answersOf(id);
    const now = answers[answer];
    if (known === undefined || !now || answer === known) return [];
    const isWorse = now.meaning === 'wrong' && answers[known]?.meaning === 'fine';
    if (!isOutright && !isWorse) return [];
    return [{ path: stepPath(frame, id), reading: { type: 'answered', answer }, label: now.label, sayings: [] }];
  };
  // A "but" in front of what is wrong sets it against the answers before.
  const telling = clauses.map((clause): Clause => {
    const pieces = [...clause.pieces, withoutPast(clause.text, ear)];
    return { ...clause, pieces, kind: clause.isOutright ? clause.kind : 'told' };
  });
  const told = answersTold(telling, { ...asking, wereAsked: true }, ear);
  // What is only like an earlier answer must stand beside one to the open question, or be all that is said.
  const isBeside = answer !== undefined || verdict !== 'heard';
  const apart = telling.filter(({ sentence }) => isBeside && sentence !== answer?.clause);
  const like = told.length > 0 ? [] : answersTold(apart, { ...asking, wereAsked: true, areOfProblem: true }, ear);
  const changed = [...told, ...like].flatMap((each) =>
    each.isSure || verdict !== 'heard' ? changedTo(steps[each.question] ?? '', each.answer) : [],
  );
  const named = isOutright ? stepNamedAmong(content, flow, clauses, (id) => before.has(id), ear) : undefined;
  const ofNamed = changed.filter(({ path }) => stepIdOf(path) === named);
  if (changed.length > 0) return ofNamed.length > 0 ? ofNamed : changed;
  const listed = acts.flatMap((act): readonly Tellable[] => {
    const row = act.act === 'inform' && act.share >= sureBeside && act.clause !== answer?.clause ? act.row : undefined;
    const { path = '', reading } = (row !== undefined && rows[row]) || {};
    return reading?.type === 'answered' && frameOf(path) === frame ? changedTo(stepIdOf(path), reading.answer) : [];
  });
  if (listed.length > 0 || !isOutright) return listed;
  // "I was wrong about the Wi-Fi": of two answers it is the other one.
  const known = before.get(named ?? '');
  const others = answersOf(named ?? '').flatMap((_, at) => (at === known ? [] : [at]));
  return named !== undefined && others.length === 1 ? changedTo(named, others[0] ?? 0) : [];
}

/** "The Wi-Fi was off" tells how it was when that was asked: "the Wi-Fi off". */
function withoutPast(text: string, { lexicon }: Ear): string {
  const said = wordTokensOf(text, lexicon).filter((token) => !isIn(token, 'past') || !isIn(token, 'auxiliaries'));
  return said.map((token) => token.text).join(' ');
}

/**
 * What a message tells of questions that were not asked yet, beside what it says to the open one: "obviously on Wi-Fi,
 * there are 40 GB free". Only what is in order counts, as that spares a question and leads nowhere.
 */
export function furtherAnswers(
  { text }: TurnContext,
  { plan, open }: CurrentPlan,
  acts: readonly Performed[],
  ear: Ear,
): readonly Tellable[] {
  const { flow, frame, path: openPath } = open.at;
  const answer = acts.find(({ act }) => act === 'answer');
  const clauses = clausesOf(text, ear).filter(({ text: said }) => !isReadFrom(said, answer));
  if (clauses.length === 0 || answer === undefined) return [];
  const { steps, ...asking } = questionsOf(flow);
  return answersTold(clauses, asking, ear).flatMap((each): readonly Tellable[] => {
    const path = stepPath(frame, steps[each.question] ?? '');
    const told = asking.questions[each.question]?.answers[each.answer];
    const isNews = path !== openPath && !plan.trail.some((item) => item.path === path);
    if (!each.isSure || told?.meaning !== 'fine' || !isNews) return [];
    return [{ path, reading: { type: 'answered', answer: each.answer }, label: told.label, sayings: [] }];
  });
}

/** Whether a clause has a word that an act is read from: the answer to the open question, for one. */
export function isReadFrom(clause: string, act: Performed | undefined): boolean {
  const said = ` ${clause.replace(/[^\p{L}\p{N}']+/gu, ' ')} `;
  return act?.words.some((word) => said.includes(` ${word} `)) === true;
}

/** Minimum share for what is said to count beside something else. */
export const sureBeside = 0.75;

/** What a message answers to the open question beside what it takes back; a mere yes may be meant for that. */
export function answerBeside(
  deciding: Performed,
  acts: readonly Performed[],
  { open }: CurrentPlan,
  { lexicon }: Ear,
): readonly Tellable[] {
  if (open.phase !== 'question' || deciding.act !== 'answer' || deciding.answer === 'unsure') return [];
  const { path, step } = open.at;
  const { answer, share, words } = deciding;
  const isForThat = acts.some(({ act }) => act === 'correct') && words.every((word) => isYesOrNo(word, lexicon));
  const { label = '', isDestructive = false } = step.answers[answer] ?? {};
  if (share < sureBeside || isForThat || isDestructive) return [];
  return [{ path, reading: { type: 'answered', answer }, label, sayings: [] }];
}

/** What was answered in the open flow before, by the step's name. */
function answersBefore({ plan, open }: CurrentPlan): ReadonlyMap<string, number> {
  const { frame, path: openPath } = open.at;
  return new Map(
    plan.trail.flatMap(({ path, reading }): readonly [string, number][] =>
      path !== openPath && frameOf(path) === frame && reading.type === 'answered'
        ? [[stepIdOf(path), reading.answer]]
        : [],
    ),
  );
}

/** The yes or no that a correction ends in: "I meant no". */
function lastYesOrNo(text: string, { lexicon }: Ear): string {
  const tokens = wordTokensOf(text, lexicon);
  return tokens.findLast((token) => isIn(token, 'yes', 'no'))?.text ?? '';
}
