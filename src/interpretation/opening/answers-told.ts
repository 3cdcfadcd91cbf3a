import { contentOf } from '../alignment/proposition.ts';
import type { LearnedAnswer } from '../answers/answer-reader.ts';
import { isWholeSaying, stemsOfAnswer } from '../answers/match-saying.ts';
import { asksOfThePast } from '../answers/of-the-past.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { nameOfQuestion, type PossibleAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { isIn } from '../text/segments.ts';
import { type Sentence, sentencesOf, wordTokensOf, writtenWords } from '../text/sentences.ts';
import { writtenText } from '../text/written-form.ts';
import { amountsTold } from './amounts-told.ts';
import type { Clause } from './clauses-of.ts';
import {
  type AskedSubject,
  alike,
  isPickedOut,
  type Likenesses,
  likenessesIn,
  stemsOf,
  subjectsIn,
  thingsIn,
  type UnaskedQuestion,
} from './subjects.ts';

/** Questions that belong together, under the title of what they are all about. */
export type UnaskedQuestions = {
  readonly title: string;
  readonly questions: readonly UnaskedQuestion[];
  /** They were asked before: what answers one of them and no other need not name it. */
  readonly wereAsked?: boolean;
  /** They are of the flow that begins: what is like their answers is one, though nothing of their subject is named. */
  readonly areOfProblem?: boolean;
};

/**
 * An answer that a clause gives to a question that was not asked; all by their places. An uncertain one may be asked
 * about.
 */
export type AnswerTold = {
  readonly question: number;
  readonly answer: number;
  readonly clause: number;
  readonly isSure: boolean;
};

/** Minimum share for an answer that finds nothing wrong … */
const sureFine = 0.85;
/** … and one that does: it leads somewhere. */
const sureWrong = 0.9;
/** … and one that is worth asking. */
const likelyWrong = 0.6;
/** Minimum share by what was learned of a question's answers, whatever of its subject is named. */
const sureLearned = 0.9;
/** … and of one that is in order, if it is far likelier, by log odds, than to tell nothing or to answer another question. */
const likelyLearned = 0.6;
const likelyOdds = 4;
const leastApart = 2;
const farApart = 4;
/** How much of a question's subject has to be named: words of its title that few other questions have … */
const leastNamed = 0.4;
/** … and how much of the words of its title, or of the question, weighed alike … */
const leastCovered = 0.4;
/** … and how much if the answer itself is beyond doubt. */
const leastHinted = 0.08;
const beyondDoubt = 0.97;
/** How much a word names that is only similar to another. */
const inLikeness = 0.5;

/**
 * The answers that clauses give to questions nobody has asked: "low power mode off". A clause is read as if it were the
 * reply to each of them, and counts where it also names what the question is about, more clearly than any other.
 */
export function answersTold(
  clauses: readonly Clause[],
  { title, questions, wereAsked = false, areOfProblem = false }: UnaskedQuestions,
  ear: Ear,
): readonly AnswerTold[] {
  const subjects = subjectsIn(ear)(questions);
  const likeTo = likenessesIn(ear);
  const common = new Set(stemsOf(title, ear));
  const told: AnswerTold[] = [];
  clauses.forEach((clause, at) => {
    // "Except on Wi-Fi" leaves out, "not on Wi-Fi" tells.
    if (clause.isCondition || (clause.kind === 'excluded' && !clause.isFault)) return;
    const texts = [clause.text, ...clause.pieces].map((text) => withAntecedent(text, clauses[at - 1], ear));
    for (const text of texts) {
      const found = [
        ...(clause.kind === 'excluded' ? [] : amountsTold(text, questions, subjects, common, likeTo, ear)),
        ...answersIn(text, clause, { questions, subjects, common, likeTo, wereAsked, areOfProblem }, ear),
      ];
      for (const { question, answer, isSure } of found)
        if (!told.some((each) => each.question === question))
          told.push({ question, answer, clause: at, isSure: isSure && !clause.isUnsure });
    }
  });
  return told;
}

/** The most words that are said of a thing by a word that only stands for it. */
const mostOfPronoun = 1;

/**
 * "Could Low Power Mode be why? It's on": what only a word stands for is what the clause before has named. As it is where
 * that names nothing, or the text names something itself.
 */
function withAntecedent(text: string, before: Clause | undefined, ear: Ear): string {
  const [first, ...rest] = wordTokensOf(text, ear.lexicon);
  if (!before || !first || !isIn(first, 'referring') || isIn(first, 'determiners')) return text;
  const own = rest.filter(
    ({ groups, number }, at) => groups.size === 0 && (number ?? rest[at - 1]?.number) === undefined,
  );
  if (own.length > mostOfPronoun) return text;
  const named = wordTokensOf(before.text, ear.lexicon).filter(({ groups }) => groups.size === 0);
  return named.length === 0 ? text : writtenWords([...named, ...rest]);
}

type Named = { readonly stems: ReadonlySet<string>; readonly weight: number };

const unnamed: Named = { stems: new Set(), weight: 0 };

type Unasked = {
  readonly questions: readonly UnaskedQuestion[];
  readonly subjects: readonly AskedSubject[];
  readonly common: ReadonlySet<string>;
  readonly likeTo: Likenesses;
  readonly wereAsked: boolean;
  readonly areOfProblem: boolean;
};

function answersIn(
  text: string,
  { kind, isFault }: Clause,
  { questions, subjects, common, likeTo, wereAsked, areOfProblem }: Unasked,
  ear: Ear,
): readonly Omit<AnswerTold, 'clause'>[] {
  const sentences = sentencesOf(text, ear.lexicon);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  // "It only charges if …" is no answer that all is well; "only one bar" says how many.
  const isCounted = tokens.some(({ number, isAmount }) => number !== undefined || isAmount);
  if (tokens.some((token) => isIn(token, 'needing') || (!isFault && !isCounted && isIn(token, 'only', 'sometimes'))))
    return [];
  // "Backup not possible" says what fails, and not that there is none.
  const isFailure = isFault && tokens.some((token) => isIn(token, 'failing'));
  // "It's dry now" does not say that it has not been wet.
  const isSinceNow = tokens.some((token) => isIn(token, 'changing'));
  const said = contentOf(tokens).map(({ stem }) => stem);
  const named = subjects.map(({ weights }): Named => {
    const stems = new Set<string>();
    let weight = 0;
    for (const [stem, own] of weights) {
      const isSame = said.includes(stem);
      if (isSame) stems.add(stem);
      if (isSame || said.some((each) => ear.relate(stem, each) >= alike)) weight += own * (isSame ? 1 : inLikeness);
    }
    return { stems, weight };
  });
  const isClearest = ({ stems, weight }: Named) =>
    stems.size === 0 ||
    !named.some((other) => other.weight > weight && [...stems].every((stem) => other.stems.has(stem)));
  const mostNamed = Math.max(0, ...named.map(({ weight }) => weight));
  const things = thingsIn(tokens, ear);
  const isLong = tokens.filter((token) => !isIn(token, 'joints', 'courtesy')).length > 1;
  const written = writtenText(sentences, ear.lexicon);
  const message = { text, sentences, asking: sentences.map(() => undefined) };
  const found = questions.flatMap(({ ask, answers }, question) => {
    const own = named[question];
    if (!own || !isClearest(own)) return [];
    const read = readAnswers(message, { phase: 'question', question: ask, answers, isStrict: true }, ear);
    const [act] = read.acts;
    if (act?.act !== 'answer' || act.answer === 'unsure' || read.among || !read.hasContent) return [];
    const answer = answers[act.answer];
    const isFine = answer?.meaning === 'fine';
    const ofAnswer = answer && stemsOfAnswer(ear)(answer);
    const isKnown = (stem: string) => subjects[question]?.weights.has(stem) || ofAnswer?.has(stem);
    const strange = things.filter((stem) => !likeTo(stem).some(isKnown));
    if (!read.isWhole && strange.length * 2 >= Math.max(1, things.length)) return [];
    if (!read.isWhole && isLearnedOtherwise(act.answer, ear.readAnswer(nameOfQuestion(ask, answers), written)))
      return [];
    const isHinted = act.share >= beyondDoubt && own.weight >= leastHinted;
    const isCovered = coverage(own, subjects[question]) >= leastCovered;
    const isNamed =
      (own.stems.size > 0 && (isHinted || own.weight >= leastNamed) && isCovered) ||
      (act.share >= sureWrong && strange.length === 0 && isPickedOut(things, subjects[question], common, likeTo));
    const titled = [...(subjects[question]?.titled ?? [])].filter((stem) => own.stems.has(stem) && !common.has(stem));
    const isAbout = own.weight >= leastNamed && own.weight >= mostNamed;
    const isOutright =
      titled.length > 0 ||
      (!isFault && act.share >= sureWrong) ||
      (act.share >= beyondDoubt && strange.length === 0 && isCovered);
    const isAnew = wereAsked && isNamed && act.share >= sureWrong;
    const isTold = isFine
      ? act.share >= sureFine &&
        !isFailure &&
        !(isSinceNow && asksOfThePast(ask, ear)) &&
        (isNamed || (said.length > 0 && isLong && answer !== undefined && isTelling(answer, sentences, ear)))
      : act.share >= likelyWrong && kind !== 'works' && kind !== 'excluded' && (isAnew || (isAbout && isOutright));
    const isSure = isFine || act.share >= sureWrong;
    return isTold ? [{ question, answer: act.answer, isSure, isFine, isNamed }] : [];
  });
  if (found.length === 0 && areOfProblem) {
    const learned = questions.flatMap(({ ask, answers }, question) => {
      const { answer, share, odds } = likeliest(ear.readAnswer(nameOfQuestion(ask, answers), written));
      const isFine = answers[answer]?.meaning === 'fine';
      const isPossible = isFine
        ? !isFailure && !(isSinceNow && asksOfThePast(ask, ear))
        : kind !== 'works' && kind !== 'excluded';
      return isPossible ? [{ question, answer, isSure: true, isFine, share, odds }] : [];
    });
    const [first, second] = learned.toSorted((a, b) => b.odds - a.odds);
    // "It isn't Messages" says nothing of videos.
    const isOwn = ({ stems }: Named) => [...stems].some((stem) => !common.has(stem));
    const isOfOther = named.some((own) => own.weight >= leastNamed && isOwn(own));
    if (!first || (isOfOther && !isOwn(named[first.question] ?? unnamed))) return [];
    const isApart = first.odds - (second?.odds ?? 0) >= leastApart;
    const isLikely = first.isFine && first.share >= likelyLearned && first.odds >= likelyOdds && isApart;
    // "On 5G" answers how they are connected as well as whether it is by Wi-Fi: what is wrong must be far likelier.
    const isSure = first.share >= sureLearned && (first.isFine || first.odds - (second?.odds ?? 0) >= farApart);
    return isLikely || isSure ? [first] : [];
  }
  // Words that fit several questions tell nothing about any of them, unless they name it.
  if (found.filter(({ isNamed }) => !isNamed).length > 1) return found.filter(({ isNamed }) => isNamed);
  // What is as it should be is not also amiss.
  return found.some(({ isFine }) => isFine) ? found.filter(({ isFine }) => isFine) : found;
}

/**
 * Whether words that seem to give an answer are learned to give another, or none: "deleted all my videos" does not say
 * that the bin is empty.
 */
function isLearnedOtherwise(answer: number, learned: readonly LearnedAnswer[] | undefined): boolean {
  const own = learned?.[answer]?.odds;
  if (own === undefined) return false;
  return own < leastOdds || learned?.some(({ odds }) => odds > own) === true;
}

/** The log odds below which words are learned to give no answer. */
const leastOdds = -1;

/** The answer with the largest share. */
function likeliest(learned: readonly LearnedAnswer[] = []): {
  readonly answer: number;
  readonly share: number;
  readonly odds: number;
} {
  const shares = learned.map((each) => each.share);
  const share = Math.max(0, ...shares);
  const answer = shares.indexOf(share);
  return { answer, share, odds: learned[answer]?.odds ?? Number.NEGATIVE_INFINITY };
}

/**
 * Whether words can be an answer that nobody asked for: what is only said in reply ("this morning", "none of them")
 * cannot.
 */
function isTelling({ label, unasked = [] }: PossibleAnswer, sentences: readonly Sentence[], ear: Ear): boolean {
  return [label, ...unasked].some((saying) => isWholeSaying(saying, sentences, ear));
}

/** How much of a question's title, or of the question itself, is named. */
function coverage({ stems }: Named, subject: AskedSubject | undefined): number {
  if (!subject) return 0;
  const of = (among: readonly string[]) => {
    const weigh = (each: readonly string[]) => each.reduce((sum, stem) => sum + (subject.weights.get(stem) ?? 0), 0);
    return weigh(among.filter((stem) => stems.has(stem))) / (weigh(among) || 1);
  };
  const asked = [...subject.weights.keys()].filter((stem) => !subject.titled.has(stem));
  return Math.max(of([...subject.titled]), of(asked));
}
