import type { ToldProblem } from '../../domain/conversation/conversation.ts';
import { onceFor } from '../../domain/once-for.ts';
import { wordsOf } from '../../domain/text/words.ts';
import type { Understanding } from '../../domain/understanding/verdict.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { findSaying } from '../../flows/sayings/find-saying.ts';
import { isCourtesy } from '../../interpretation/acts/read-sentences.ts';
import { contentOf } from '../../interpretation/alignment/proposition.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { type Clause, clausesOf } from '../../interpretation/opening/clauses-of.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { sentencesOf, wordTokensOf } from '../../interpretation/text/sentences.ts';
import { answerGiven } from '../flow/answer-given.ts';
import { leadingCalls } from '../flow/telling/leading-calls.ts';
import { takenBackIn } from '../flow/telling/taken-back.ts';
import { toldIn } from '../flow/telling/told-in.ts';
import { understandOurs } from '../listening/refer-elsewhere.ts';
import type { FirstWords } from '../turn-context.ts';
import { finesIn } from './fines-in.ts';
import { tellsOfNone } from './telling-stems.ts';
import { clearly, nearlySure, weighReadings } from './weigh-readings.ts';

/** What somebody's first words are about. */
export type Opening = Understanding & {
  /** Problems that were told beside the first. */
  readonly others: readonly ToldProblem[];
};

/**
 * Reads what somebody's words are about, clause by clause: what works, what is not meant and what is only the cause is
 * not what is broken. Read once a turn, however often it is asked for.
 */
export const readOpening = onceFor((context: FirstWords): Opening => byWhatIsTold(context, read(context)));

/** This many clauses tell more than a problem. */
const leastClauses = 3;
/** By how many answers a flow must lead all others to be the one that is meant. */
const leastLead = 2;
/** A flow with a smaller share than this is not meant, however many of its questions are answered. */
const leastBelieved = 0.05;

/**
 * Where much is told, the flow whose questions it answers: "200 GB, 198 used, Messages only 300 MB, drive is empty".
 */
function byWhatIsTold(context: FirstWords, opening: Opening): Opening {
  const { text, ear, content } = context;
  const { verdict, ranking, others } = opening;
  const chosen = verdict.type === 'sure' ? verdict.intent : undefined;
  if (!ear || (chosen !== undefined && !content.flows[chosen]) || clausesOf(text, ear).length < leastClauses)
    return opening;
  const believed = ranking.flatMap(({ intent, share }) => (share >= leastBelieved ? [intent] : []));
  const possible = new Set([
    ...(chosen === undefined ? [] : [chosen]),
    ...others.map(({ intent }) => intent),
    ...believed,
  ]);
  const told = [...possible].flatMap((intent) => {
    const [flow, bundle] = [content.flows[intent], content.bundles[intent]];
    if (!flow || !bundle) return [];
    const { given } = toldIn(context, bundle, flow, { intent, words: text }, [], { isChosen: false });
    const answers = given.filter(({ path, reading }) => {
      const told = answerGiven(flow, path, reading);
      return reading.type === 'already' || (told && (told.answer.call ?? told.step.call) === undefined);
    });
    return [{ intent, count: answers.length }];
  });
  const [first, second] = told.toSorted((a, b) => b.count - a.count);
  if (!first || first.intent === chosen || first.count < leastLead + (second?.count ?? 0)) return opening;
  return { ...begins(opening, { intent: first.intent, words: text }), others: [] };
}

function read(context: FirstWords): Opening {
  const { ear, classifier, content } = context;
  const { understand } = classifier;
  const isFlow = (intent: string | undefined) => intent !== undefined && content.flows[intent] !== undefined;
  const meant = ear && withoutCourtesy(context, ear);
  if (meant) {
    const { verdict, ranking, others } = read({ ...context, text: meant });
    if (verdict.type === 'sure' && isFlow(verdict.intent)) return { verdict, ranking, others };
  }
  const heated = understandOurs(context);
  const text = heated.verdict.type === 'sure' ? context.text : calmText(context);
  const whole = text === context.text ? heated : understandOurs({ ...context, text });
  if (!ear || (whole.verdict.type === 'sure' && !isFlow(whole.verdict.intent))) return { ...whole, others: [] };
  const { clauses } = takenBackIn(text, content.phrases, ear);
  const mayTell = clauses.filter(({ kind }) => kind === 'told');
  // A clause that stands alone is what the message is about, whatever it says.
  const fine: ReadonlySet<Clause> = mayTell.length > 1 ? finesIn(clauses, content, ear, understand) : new Set();
  const sifted = mayTell.filter((clause) => !fine.has(clause));
  const told = sifted.length > 0 ? sifted : mayTell;
  if (told.length === 0) return { ...whole, others: [] };
  const left = clauses.filter((clause) => !told.includes(clause));
  const namedBy = (among: readonly Clause[]) =>
    new Set(among.map((clause) => understand(clause.text).ranking[0]?.intent));
  const spared = namedBy(left.filter(({ kind }) => kind !== 'cause'));
  const isSure = whole.verdict.type === 'sure';
  const isProblem = ({ verdict }: Understanding) => verdict.type === 'sure' && isFlow(verdict.intent);
  const certain = told
    .filter(({ isCondition, isUnsure }) => !isCondition && !isUnsure)
    .flatMap((clause) => {
      const pieces = partsOf(clause).filter((piece) => !isSure || hasOwnSubject(piece, ear));
      return pieces.length > 1 && pieces.every(({ text }) => isProblem(understand(text))) ? pieces : [clause];
    })
    .filter(
      (clause) =>
        (isProblem(understand(clause.text)) && !isMerelyOfTheRest(clause, told, ear)) ||
        (saysMuch(clause) && !isAboutTheRest(clause, ear, 1)),
    );
  const all = problemsIn(certain, understand, isFlow, isSure);
  const notSpared = all.filter(({ intent }) => !spared.has(intent));
  const problems = notSpared.length > 0 ? notSpared : all;
  const { flows, examples } = content.languages[context.detected?.language ?? ''] ?? content;
  const titles = Object.values(flows).map(({ title }) => title);
  const isNamedBy = (intent: string) => isNamed(flows[intent]?.title ?? '', told, titles, ear);
  const isOneSentence = new Set(told.map(({ sentence }) => sentence)).size === 1;
  const main = isOneSentence ? mainOf(whole) : undefined;
  const isFault = ({ words }: ToldProblem) => certain.some((clause) => clause.text === words && clause.isFault);
  const separate = problems.filter(
    (each) => each.intent === main || !isPartOf(each, problems, isNamedBy, isFault(each), context),
  );
  const [first, ...rest] = [
    ...separate.filter(({ intent }) => intent === main),
    ...separate.filter(({ intent }) => intent !== main),
  ];
  const others = rest.filter((each) => isFault(each) || !tellsOfNone(each.words, examples, ear));
  const isOnlyState = told.some((clause) => isMerelyOfTheRest(clause, told, ear));
  if (first && (others.length > 0 || problems.length > 1 || isOnlyState)) return { ...begins(whole, first), others };
  const alone = isSure ? whole : toldTwice(whole, told, (each) => problemsIn(each, understand, isFlow, true), ear);
  if (left.length === 0) return { ...alone, others: [] };
  const byTold = understand(told.map((clause) => clause.text).join(', '));
  const behind = clauses.findIndex((clause) => left.includes(clause));
  const weighed = weighReadings(alone, byTold, {
    left: namedBy(left),
    outright: namedBy(left.filter(({ isOutright }) => isOutright)),
    beforeBut: namedBy(left.filter(({ kind, isOutright }) => kind === 'works' && !isOutright)),
    excluded: namedBy(left.filter(({ kind }) => kind === 'excluded')),
    causes: namedBy(left.filter(({ kind }) => kind === 'cause')),
    faults: namedBy(left.filter(({ kind, isFault }) => kind === 'cause' && isFault)),
    refersBack: told.some((clause) => clauses.indexOf(clause) > behind && isAboutTheRest(clause, ear)),
    isNamed: isNamedBy,
    isFlow,
  });
  return { ...weighed, others: [] };
}

/** Somebody's words without the clauses that only lead up to them; undefined where there are none, or nothing else. */
function withoutCourtesy({ text }: FirstWords, ear: Ear): string | undefined {
  const clauses = clausesOf(text, ear);
  if (clauses.length < 2) return undefined;
  const kept = clauses.filter((clause) => !isCourtesy(clause.text, ear));
  return kept.length > 0 && kept.length < clauses.length ? kept.map((clause) => clause.text).join('. ') : undefined;
}

/** Somebody's words without words of temper: "this stupid phone" becomes "this phone". */
function calmText({ text, content: { phrases } }: FirstWords): string {
  const prepared = prepareText(text, phrases);
  const found = phrases.hears.temper.flatMap((saying) => findSaying(prepared, saying) ?? []);
  if (found.length === 0) return text;
  return found.reduce((rest, { start, end }) => {
    const words = prepared.words.slice(start, end);
    return rest.replace(new RegExp(words.join('[^\\p{L}\\p{N}]+'), 'iu'), ' ');
  }, text);
}

/** An uncertain message: if one of its clauses surely tells the same problem, the problem was told twice. */
function toldTwice(
  whole: Understanding,
  told: readonly Clause[],
  problemsOf: (clauses: readonly Clause[]) => readonly ToldProblem[],
  ear: Ear,
): Understanding {
  const parts = told.flatMap((clause) => [clause, ...partsOf(clause)]);
  if (parts.length === 1) return whole;
  const [first, ...others] = problemsOf(
    parts.filter((clause, at) => saysMuch(clause) && (at === 0 || !isAboutTheRest(clause, ear, 1))),
  );
  return first && others.length === 0 && whole.ranking[0]?.intent === first.intent ? begins(whole, first) : whole;
}

/** "New flat, new provider, …" only sets the scene: whether a clause may be a problem by itself. */
function saysMuch({ text, isFault }: Clause): boolean {
  return isFault || wordsOf(text).length >= leastSaying;
}

const leastSaying = 3;

/** "The phone freezes" names what it is about; "won't charge" is about what was named before. */
function hasOwnSubject({ text }: Clause, { lexicon }: Ear): boolean {
  const [first, second] = wordTokensOf(text, lexicon);
  return isIn(first, 'determiners') && second !== undefined && !isIn(second, 'auxiliaries');
}

/** "… and it's at 80 percent": a state of what was named before, in which nothing is said to fail. */
function isMerelyOfTheRest(clause: Clause, told: readonly Clause[], ear: Ear): boolean {
  return clause !== told[0] && !clause.isFault && isAboutTheRest(clause, ear, 1);
}

/** The pieces of a clause, each as a clause. */
function partsOf(clause: Clause): readonly Clause[] {
  return clause.pieces.map((text) => ({ ...clause, text, pieces: [] }));
}

/** The flow that some words begin on their own, given how the whole message was understood. */
function begins({ ranking }: Understanding, { intent, step }: ToldProblem): Understanding {
  return { ranking, verdict: { type: 'sure', intent, ...(step !== undefined && { step }) } };
}

/** Whether clauses name the subject of a title, by the words in it that few other titles have. */
function isNamed(title: string, told: readonly Clause[], titles: readonly string[], ear: Ear): boolean {
  const stemsOf = (text: string) => [
    ...new Set(ear.sentencesIn(text).flatMap(({ tokens }) => contentOf(tokens).map(({ stem }) => stem))),
  ];
  const said = told.flatMap(({ text }) => stemsOf(text));
  const all = titles.map(stemsOf);
  const weigh = (stems: readonly string[]) =>
    stems.reduce((sum, stem) => sum + 1 / all.filter((each) => each.includes(stem)).length, 0);
  const own = stemsOf(title);
  return weigh(own.filter((stem) => said.some((each) => ear.relate(stem, each) >= alike))) >= weigh(own) / 2;
}

/** Minimum similarity for one word to stand for another. */
const alike = 0.9;

/** What a message is clearly about, whatever its clauses sound like: "apps won't update, there's no room". */
function mainOf({ ranking: [top] }: Understanding): string | undefined {
  return top && top.share >= clearly ? top.intent : undefined;
}

/**
 * Whether a problem is only part of another one: its cause, whose flow the other one would call ("iCloud is full and
 * photos don't upload"), or something that the other flow asks about and that nobody says is broken.
 */
function isPartOf(
  { intent, words }: ToldProblem,
  problems: readonly ToldProblem[],
  isNamed: (intent: string) => boolean,
  isFault: boolean,
  context: FirstWords,
): boolean {
  const { flows, bundles } = context.content;
  return problems.some(({ intent: outer }) => {
    const [flow, bundle] = outer === intent ? [] : [flows[outer], bundles[outer]];
    if (!flow || !bundle) return false;
    if (isNamed(outer) && leadingCalls(flow).some(({ call }) => call === intent)) return true;
    return toldIn(context, bundle, flow, { intent: outer, words }, [], { isWhole: false, isChosen: false }).given.some(
      ({ path, reading }) => {
        // "On Wi-Fi, updated yesterday" is no problem with either.
        if (!isFault) return true;
        const told = isNamed(outer) ? answerGiven(flow, path, reading) : undefined;
        return told?.answer.meaning === 'wrong' && (told.answer.call ?? told.step.call) === intent;
      },
    );
  });
}

/** The problems that clauses tell, each of which is surely one by itself. */
function problemsIn(
  clauses: readonly Clause[],
  understand: (words: string) => Understanding,
  isFlow: (intent: string) => boolean,
  onlySure: boolean,
): readonly ToldProblem[] {
  const found = clauses.flatMap(({ text: words }): readonly ToldProblem[] => {
    const { verdict, ranking } = understand(words);
    const [first] = ranking;
    if (verdict.type === 'torn' && !onlySure && first && first.share >= nearlySure && isFlow(first.intent))
      return [{ intent: first.intent, words }];
    if (verdict.type !== 'sure' || !isFlow(verdict.intent)) return [];
    const { intent, step } = verdict;
    return [{ intent, words, ...(step !== undefined && { step }) }];
  });
  return found.filter(({ intent }, at) => found.findIndex((each) => each.intent === intent) === at);
}

/**
 * Whether a clause is about something that another one has named: "no internet on it", "are blank on iCloud".
 *
 * @param within how many of its words are looked at
 */
function isAboutTheRest({ text }: Clause, { lexicon }: Ear, within?: number): boolean {
  return sentencesOf(text, lexicon).some(({ tokens }) =>
    tokens.slice(0, within).some((token, at) => {
      if (at === 0 && isIn(token, 'auxiliaries')) return true;
      const next = tokens[at + 1];
      // "This phone" and "the phone says it's full" name what they are about.
      const isNamed = isIn(token, 'determiners') && next !== undefined && !isIn(next, 'auxiliaries', 'pronouns');
      return isIn(token, 'referring') && !isNamed && !isIn(tokens[at - 1], 'opining');
    }),
  );
}
