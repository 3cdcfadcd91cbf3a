import type { KindOf } from '../../domain/content/acts.ts';
import type { Faq, Flow, Step } from '../../domain/content/flow.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import { type CurrentPlan, flowsOpen } from '../flow/current-plan.ts';
import type { TurnContext } from '../turn-context.ts';
import { namesNothing } from './explain.ts';
import { foreseenAnswers, type Source } from './foreseen-answers.ts';
import { covering, isNamedBy, questionOf } from './likeness.ts';
import {
  askedWordsOf,
  type Stems,
  stemsSaid,
  wordsAround,
  wordsOfStep,
  wordsOfSubject,
  wordsOfTitle,
} from './telling-words.ts';

type AskKind = KindOf<'ask'>;

/** Where the answer to a question stands: a writer foresaw it, or it is what a step says to this kind of question. */
export type FoundAnswer = {
  /** How well it fits: from `sure` on it is surely what was asked. */
  readonly score: number;
  /** The open step, or the one of its flow that the question names. */
  readonly step: Step;
  readonly faq?: Faq;
  /** How much of what the question names the step speaks of, 0 to 1; undefined where it names nothing. */
  readonly named?: number | undefined;
};

/** How much what a question names counts in the score of another step's answer to its kind. */
const byNames = 0.65;

/** How much nearer an answer is that stands at the open step, or is said of its whole flow; another flow is far. */
const here = 0.3;
const inFlow = 0.1;
const afar = -0.15;

/** What the open step itself is about is less likely to be meant at another. */
const aside = -0.15;

/** A question in the very words that were foreseen outranks one that is only of its kind. */
const sayingHere = 0.45;
const sayingInFlow = 0.35;

/** "Will that delete anything?" is about what was just said. */
const referring = 0.1;

/** Who names nothing asks about the open step. */
const unnamed = -0.4;

/** What a step says to a kind of question fits the question by its kind alone; the open step needs no naming. */
const byKind = 0.25;
const byNamesHere = 0.6;

/** What becomes of one's data is told by whoever wrote of just that, rather than by something near it. */
const rather = 0.35;

/** How much the questions foreseen at the open step count towards what that step is about. */
const askedThere = 0.5;

/** How much worse an answer fits where the question names something that the open step is not about. */
const strange = 0.2;
const leastSpoken = 0.3;

/** Questions about what is done: a fix names what is meant as well as a title does. */
const ofDeeds: readonly AskKind[] = ['safe', 'what-happens', 'cost', 'how-long'];

/** Another step's words answer only if it covers this share of what the question names. */
const leastOfOther = 0.42;

/** How little a word of the flow's subject says about which step is meant. */
const ofSubject = 0.3;

/** Minimum score for the question to be surely the one that was foreseen. */
export const sure = 0.7;

/** What fits less is no answer. */
const least = 0.4;

/** The same in a flow that may be called, and that the question does not name. */
const sureAfar = 0.75;

const leastHere = 0.2;
const leastInFlow = 0.25;
const leastElsewhere = 0.27;
/** Of what names nothing much is alike. */
const leastUnnamed = 0.5;

/**
 * The answer that fits a question best, of all that is said where the conversation stands.
 *
 * @param onlyForeseen only what a writer foresaw, and nothing that merely answers questions of this kind
 */
export function findAnswer(
  { content }: TurnContext,
  current: CurrentPlan,
  kind: AskKind,
  words: string,
  ear: Ear,
  { onlyForeseen = false }: { readonly onlyForeseen?: boolean } = {},
): FoundAnswer {
  const { flow, step } = current.open.at;
  const asked = askedWordsOf(ear, flow, content);
  const question = questionOf(stemsSaid(words, ear), asked);
  const refers = isAboutThis(words, ear) ? referring : 0;
  const title = wordsOfTitle(ear)(flow);
  const isSubject = (stem: string) => title.has(stem) || asked.alikeTo(stem).some((each) => title.has(each));
  const asking = { words, question, kind };
  const left = (stem: string) => 1 - asked.explainedBy(kind, stem);
  // What the whole flow is about names none of its steps.
  const leftOfStep = (stem: string) => left(stem) * (isSubject(stem) ? ofSubject : 1);
  const speaksOf = (spoken: Stems) => covering(question, spoken, leftOfStep);
  const own = speaksOf(wordsAround(ear)(step));
  const namesAnything = covering(question, question.said, left) !== undefined;
  const elsewhere = (namesAnything ? aside * (own ?? 0) : unnamed) - refers;
  const flows = flowsOpen(current);
  const others = flows.flatMap(({ steps }) => steps).filter((each) => each !== step);
  const leastFar = namesNothing(words, ear) ? leastUnnamed : leastElsewhere;
  // "Is that dangerous?" is about what the open step has one do.
  const bySaying = kind === 'safe' && !namesAnything ? 0 : sayingInFlow;
  const near: readonly Source[] = [
    { questions: step, nearness: here, step, least: leastHere, bySaying: sayingHere },
    ...flows.map((questions) => ({ questions, nearness: inFlow - refers, step, least: leastInFlow, bySaying })),
    ...others.map((other) => ({
      questions: other,
      nearness: elsewhere,
      isUnnamed: !isNamedBy(question, [wordsOfSubject(ear)(other)]),
      step: other,
      least: leastFar,
      bySaying: 0,
    })),
    { questions: content.questionsBack, nearness: 0, step, least: leastFar, bySaying },
  ];
  // What people ask back there has answers of its own.
  const spoken = Math.max(speaksOf(wordsOfStep(ear)(step)) ?? 0, askedThere * (own ?? 0));
  const careful = kind === 'safe' ? rather : 0;
  const ownKey = {
    score: byNamesHere * spoken + byKind + careful + here + refers - (isStrange({ named: own }) ? strange : 0),
    step,
    named: own,
  };
  const keys = others.flatMap((each): readonly FoundAnswer[] => {
    const byName = speaksOf(wordsOfSubject(ear)(each)) ?? 0;
    const named = ofDeeds.includes(kind) && byName > 0 ? speaksOf(wordsOfStep(ear)(each)) : byName;
    const isNamed = namesAnything && named !== undefined && named >= leastOfOther;
    return isNamed && answersKind(each, kind) ? [{ score: byNames * named + byKind + careful, step: each, named }] : [];
  });
  const found = best([
    ...(answersKind(step, kind) && !onlyForeseen ? [ownKey] : []),
    ...[...foreseenAnswers(near, asking, ear), ...(onlyForeseen ? [] : keys)].filter(({ score }) => score >= least),
  ]);
  if (found) return found;
  const called = Object.values(current.bundle.flows).filter((each) => !flows.includes(each));
  // "The pictures on this phone" names none of the flows that have the phone in their title.
  const isShared = (stem: string) =>
    Object.values(current.bundle.flows).filter((each) => wordsOfTitle(ear)(each).has(stem)).length > 1;
  const namesOf = (titled: Flow | Step) => new Map([...wordsOfTitle(ear)(titled)].filter(([stem]) => !isShared(stem)));
  const far = called.flatMap((each) =>
    [each, ...each.steps].map((questions) => ({
      questions,
      nearness: afar,
      step,
      least: leastElsewhere,
      bySaying: 0,
      isUnnamed: !isNamedBy(question, [namesOf(each), namesOf(questions)]),
    })),
  );
  const named = far.filter(({ isUnnamed }) => !isUnnamed).map((source) => ({ ...source, isUnnamed: false }));
  return (
    best(foreseenAnswers(named, asking, ear).filter(({ score }) => score >= least)) ??
    // "What does more space cost?" is foreseen where room is made, and names neither.
    best(foreseenAnswers(far, asking, ear).filter(({ score }) => score >= sureAfar)) ?? { score: 0, step, named: own }
  );
}

/** Whether a question names something that the step does not speak of. */
export function isStrange({ named }: Pick<FoundAnswer, 'named'>): boolean {
  return named !== undefined && named < leastSpoken;
}

/** "Will that …", "is it …", but not "ist der Akku …" */
function isAboutThis(words: string, { lexicon }: Ear): boolean {
  return wordTokensOf(words, lexicon).some(
    (token, at, all) =>
      isIn(token, 'referring') &&
      isIn(all[at - 1], 'auxiliaries') &&
      !(isIn(token, 'determiners') && all[at + 1]?.groups.size === 0),
  );
}

function best(found: readonly FoundAnswer[]): FoundAnswer | undefined {
  return found.reduce<FoundAnswer | undefined>((top, each) => (top && top.score >= each.score ? top : each), undefined);
}

/** Whether a step has a key for a kind of question. */
function answersKind({ safe, costs, path, how, why, minutes }: Step, kind: AskKind): boolean {
  switch (kind) {
    case 'safe':
    case 'what-happens':
      return safe !== undefined;
    case 'cost':
      return costs !== undefined;
    case 'where':
    case 'how':
    case 'which-one':
    case 'how-to-tell':
    case 'counts':
      return how !== undefined || path !== undefined;
    case 'why':
      return why !== undefined;
    case 'how-long':
      return minutes !== undefined;
    case 'what-is':
    case 'another-way':
    case 'how-many-more':
    case 'are-you-a-bot':
    case 'status':
    case 'other':
      return false;
  }
}
