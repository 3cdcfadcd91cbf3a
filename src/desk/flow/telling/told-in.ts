import type { Content } from '../../../domain/content/content.ts';
import type { Flow, FlowBundle, Step } from '../../../domain/content/flow.ts';
import type { ToldProblem } from '../../../domain/conversation/conversation.ts';
import { onceFor } from '../../../domain/once-for.ts';
import { prepareText } from '../../../flows/interpret/exact-reply.ts';
import { type Volunteered, volunteered } from '../../../flows/interpret/volunteered.ts';
import type { PreparedText } from '../../../flows/sayings/find-saying.ts';
import { holdsSaying } from '../../../flows/sayings/holds-saying.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import { interpret } from '../../../interpretation/interpret.ts';
import { answersTold, type UnaskedQuestions } from '../../../interpretation/opening/answers-told.ts';
import type { Clause } from '../../../interpretation/opening/clauses-of.ts';
import { type NameableSteps, stepsNamed } from '../../../interpretation/opening/steps-named.ts';
import type { FirstWords } from '../../turn-context.ts';
import { answerGiven } from '../answer-given.ts';
import type { FlowStart } from '../opening.ts';
import { type CauseIn, causeIn, faultOf } from './cause-in.ts';
import { isComplaint } from './is-complaint.ts';
import { leadingCalls } from './leading-calls.ts';
import { listedIn } from './listed-in.ts';
import { type TakenBack, takenBackIn } from './taken-back.ts';

/** What the first words tell of a flow that they begin. */
export type ToldInOpening = {
  readonly given: readonly Volunteered[];
  /** The step to begin with. */
  readonly step?: string;
};

/**
 * What the first words tell of a flow that they begin: what its writers listed, and what reads like the answer to one
 * of its questions; and the step that they name. Whatever is asked, meant differently or uncertain tells nothing.
 *
 * @param start the words, and the step whose symptoms they are near to
 * @param others problems that were told beside it
 * @param isWhole whether the words are all that was said
 * @param isChosen whether the flow is the one that begins; else nothing is told that only resembles its answers
 */
export function toldIn(
  context: FirstWords,
  bundle: FlowBundle,
  flow: Flow,
  { words, step: near }: FlowStart,
  others: readonly ToldProblem[] = [],
  { isWhole = true, isChosen = true }: { readonly isWhole?: boolean; readonly isChosen?: boolean } = {},
): ToldInOpening {
  const { content, ear } = context;
  if (!ear) {
    const given = volunteered(bundle, flow.id, '', prepareText(words, content.phrases));
    return { given, ...(near !== undefined && { step: near }) };
  }
  const spoken = takenBackIn(words, content.phrases, ear);
  const changed = spoken.takenBack.map((each) => ({ each, instead: toldInstead(context, bundle, flow, each, ear) }));
  const dropped = changed.filter(({ each, instead }) => each.isOutright || instead.length > 0);
  const clauses = spoken.clauses.filter(
    (clause) =>
      !others.some((other) => other.words === clause.text) && !dropped.some(({ each }) => each.clause === clause),
  );
  // "Except on Wi-Fi" leaves out, "not on Wi-Fi" tells.
  const meant = clauses.filter(({ isCondition, kind, isFault }) => !isCondition && (kind !== 'excluded' || isFault));
  const sure = meant.filter(({ isUnsure }) => !isUnsure);
  const said = sure.flatMap(({ kind, text }) => (kind === 'excluded' ? [] : [text])).join('. ');
  // What stands alone tells of the problem, and not of what is fine.
  const isAlone = isWhole && clauses.length === 1 && clauses[0]?.pieces.length === 0;
  const all = answersRead(
    meant.filter((clause) => !isComplaint(context, clause)),
    flow,
    ear,
    isChosen,
  ).filter(({ path, reading }) => !isAlone || answerGiven(flow, path, reading)?.answer.meaning !== 'fine');
  // "No dirt in the port" holds "dirt in the port".
  const isDenied = ({ path, reading }: Volunteered) =>
    answerGiven(flow, path, reading)?.answer.meaning === 'wrong' &&
    all.some(
      (each) => each.isSure && each.path === path && answerGiven(flow, path, each.reading)?.answer.meaning === 'fine',
    );
  const listed = listedIn(context, bundle, flow, sure, ear).filter((each) => !isDenied(each));
  const calls = callsTold(context, flow, sure).filter(
    ({ path }) => ![...listed, ...all].some((each) => each.path === path),
  );
  const instead = changed.flatMap((change) => change.instead);
  const read = [
    ...instead,
    ...all.filter(({ path }) => ![...listed, ...calls, ...instead].some((each) => each.path === path)),
  ];
  // An unlisted answer that leads to a fix which cannot be undone: its question is asked all the same.
  const needsAsking = ({ path, reading }: Volunteered) =>
    answerGiven(flow, path, reading)?.answer.isDestructive === true;
  const taken = read.filter((each) => each.isSure && !needsAsking(each));
  const answered = [...listed, ...calls, ...taken];
  const given = [...answered, ...triedIn(flow, prepareText(said, content.phrases), answered)];
  // What leads somewhere and is not sure, or cannot be undone, is asked first.
  const asked = read.find(
    (each) => !taken.includes(each) && answerGiven(flow, each.path, each.reading)?.answer.meaning === 'wrong',
  )?.path;
  const telling = clauses.filter(({ kind }) => kind === 'told' || kind === 'cause');
  const cause = isChosen ? causeIn(telling, flow, ear) : undefined;
  const step = asked ?? stepIn(content, flow, telling, near, cause, ear);
  const landed = flow.steps.find(({ id }) => id === step);
  if (!landed || !isChosen || given.some(({ path }) => path === step))
    return { given, ...(step !== undefined && { step }) };
  const answer = cause?.step === landed ? faultOf(cause, ear) : undefined;
  const fault =
    answer === undefined ? [] : [{ path: landed.id, reading: { type: 'answered' as const, answer }, words: 1 }];
  return { given: [...given, ...fault], step: landed.id };
}

/** Minimum share for words to answer the question whose answer was taken back. */
const sureInstead = 0.6;

/** What was said in place of a clause that was taken back, as answers to the same questions. */
function toldInstead(
  context: FirstWords,
  bundle: FlowBundle,
  flow: Flow,
  { clause, instead }: TakenBack,
  ear: Ear,
): readonly (Volunteered & { readonly isSure: boolean })[] {
  const { steps, questions } = questionsOf(flow);
  const told = [...listedIn(context, bundle, flow, [clause], ear), ...answersRead([clause], flow, ear)];
  return [...new Set(told.map(({ path }) => path))].flatMap((path) => {
    const question = questions[steps.indexOf(path)];
    if (!question) return [];
    const asked = { phase: 'question', question: question.ask, answers: question.answers } as const;
    const acts = instead.flatMap((text) => interpret(text, asked, ear).acts);
    const found = acts.find((act) => act.act === 'answer' && act.answer !== 'unsure' && act.share >= sureInstead);
    return found?.act === 'answer' && found.answer !== 'unsure'
      ? [{ path, reading: { type: 'answered' as const, answer: found.answer }, words: 1, isSure: true }]
      : [];
  });
}

/**
 * Answers that only lead to another flow, where a clause surely tells its problem: "photos don't sync, iCloud is full".
 */
function callsTold(
  { classifier, content }: FirstWords,
  flow: Flow,
  clauses: readonly Clause[],
): readonly Volunteered[] {
  const calling = leadingCalls(flow);
  if (calling.length === 0) return [];
  const texts = clauses
    .filter(({ kind }) => kind === 'told' || kind === 'cause')
    .flatMap(({ text, pieces }) => [text, ...pieces]);
  const problems = new Set(
    texts.flatMap((text) => {
      const { verdict } = classifier.understand(text);
      return verdict.type === 'sure' && content.flows[verdict.intent] ? [verdict.intent] : [];
    }),
  );
  return calling.flatMap(({ path, answer, call }) =>
    problems.has(call) ? [{ path, reading: { type: 'answered', answer }, words: 1 }] : [],
  );
}

/** The steps whose fix was already done, among those about which nothing else is told. */
function triedIn(flow: Flow, said: PreparedText, told: readonly Volunteered[]): readonly Volunteered[] {
  return flow.steps
    .filter(({ id, tried = [] }) => !told.some(({ path }) => path === id) && holdsSaying(said, tried))
    .map(({ id }) => ({ path: id, reading: { type: 'already' }, words: 1 }));
}

/** What reads like answers to a flow's questions. */
function answersRead(clauses: readonly Clause[], flow: Flow, ear: Ear, areOfProblem = true) {
  const asking = questionsOf(flow);
  return answersTold(clauses, { ...asking, areOfProblem }, ear).flatMap(({ question, answer, isSure }) => {
    const path = asking.steps[question];
    return path === undefined ? [] : [{ path, reading: { type: 'answered' as const, answer }, words: 1, isSure }];
  });
}

/** How much of a step must be named for the flow to begin there, and by how much more than any other step … */
const leastNamed = 0.8;
const leastLead = 0.3;
/** … and how much of a step without a question, because it begins with its fix. */
const leastBeforeFix = 1.2;
/** How much must be named of a step whose symptoms resemble the words: the problem alone may make them alike. */
const leastOfNear = 0.3;

/** The step that the words name by its own words, or whose symptoms they are near to. */
function stepIn(
  content: Content,
  flow: Flow,
  telling: readonly Clause[],
  near: string | undefined,
  cause: CauseIn | undefined,
  ear: Ear,
): string | undefined {
  const named = stepsNamed(telling, nameableOf(content)(flow), ear);
  const ofNear = named.find(({ step }) => flow.steps[step]?.id === near);
  if (ofNear && ofNear.score >= leastOfNear) return near;
  if (cause && cause.share >= sureOfCause) return cause.step.id;
  const found = clearlyNamed(flow, named);
  if (found !== undefined || telling.length < 2) return found;
  // Of several clauses one may name a step that the others only touch.
  const each = telling.flatMap(
    (clause) => clearlyNamed(flow, stepsNamed([clause], nameableOf(content)(flow), ear)) ?? [],
  );
  return new Set(each).size === 1 ? each[0] : undefined;
}

/** Minimum share for first words to tell which step is the cause. */
const sureOfCause = 0.6;

/** The step that is named by enough words, and more than any other. */
function clearlyNamed(flow: Flow, [best]: ReturnType<typeof stepsNamed>): string | undefined {
  const step = best && flow.steps[best.step];
  if (!best || !step || best.lead < leastLead) return undefined;
  return best.score >= (step.ask === undefined ? leastBeforeFix : leastNamed) ? step.id : undefined;
}

/** How much of a step must be named, and more than of any other, by somebody who was wrong about one of a few. */
const leastOfFew = 0.4;

/** Which of some steps clauses name, where they name one more than any other. */
export function stepNamedAmong(
  content: Content,
  flow: Flow,
  clauses: readonly Clause[],
  among: (step: string) => boolean,
  ear: Ear,
): string | undefined {
  const [best, next] = stepsNamed(clauses, nameableOf(content)(flow), ear).filter(({ step }) =>
    among(flow.steps[step]?.id ?? ''),
  );
  const isNamed = best && best.score >= leastOfFew && best.score - (next?.score ?? 0) >= leastLead;
  return isNamed ? flow.steps[best.step]?.id : undefined;
}

/** The words of a flow's steps, and the utterances by which it is begun. */
const nameableOf = onceFor((content: Content) =>
  onceFor(
    (flow: Flow): NameableSteps => ({
      steps: flow.steps.map(wordsOfStep),
      openings: content.examples.utterances.flatMap(({ intent, step, text }) =>
        intent === flow.id && step === undefined ? [text] : [],
      ),
    }),
  ),
);

function wordsOfStep({ title, symptoms, ask, path, answers }: Step) {
  const wrong = answers.filter(({ meaning }) => meaning === 'wrong');
  return {
    own: [title, ...symptoms, ...wrong.flatMap(({ unasked }) => unasked)],
    around: [ask, path, ...wrong.flatMap(({ label, also }) => [label, ...also])].flatMap((text) => text ?? []),
  };
}

/** What a flow asks, and at which steps. */
export const questionsOf = onceFor((flow: Flow): UnaskedQuestions & { readonly steps: readonly string[] } => {
  const asking = flow.steps.flatMap(({ id, title, ask, answers }) =>
    ask === undefined ? [] : [{ id, title, ask, answers }],
  );
  return { title: flow.title, questions: asking, steps: asking.map(({ id }) => id) };
});
