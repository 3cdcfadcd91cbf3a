import type { Content } from '../../domain/content/content.ts';
import type { ToldProblem } from '../../domain/conversation/conversation.ts';
import { onceFor } from '../../domain/once-for.ts';
import type { Understanding } from '../../domain/understanding/verdict.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { volunteered } from '../../flows/interpret/volunteered.ts';
import { holdsSaying } from '../../flows/sayings/holds-saying.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { answersTold, type UnaskedQuestions } from '../../interpretation/opening/answers-told.ts';
import { type Clause, clausesOf } from '../../interpretation/opening/clauses-of.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { sentencesOf } from '../../interpretation/text/sentences.ts';
import { understandOurs } from '../listening/refer-elsewhere.ts';
import type { FirstWords } from '../turn-context.ts';

/** What somebody's first words are about. */
export type Opening = Understanding & {
  /** Problems that were told beside the first. */
  readonly others: readonly ToldProblem[];
};

/**
 * Reads what somebody's words are about, clause by clause: what works, what is not meant and what is only the cause is
 * not what is broken. Read once a turn, however often it is asked for.
 */
export const readOpening = onceFor(read);

function read(context: FirstWords): Opening {
  const { text, ear, classifier, content } = context;
  const understand = (words: string) => classifier.understand(words);
  const isFlow = (intent: string | undefined) => intent !== undefined && content.flows[intent] !== undefined;
  const whole = understandOurs(context);
  if (!ear || (whole.verdict.type === 'sure' && !isFlow(whole.verdict.intent))) return { ...whole, others: [] };
  const clauses = clausesOf(text, ear);
  const mayTell = clauses.filter(({ kind }) => kind === 'told');
  // A clause that stands alone is what the message is about, whatever it says.
  const fine: ReadonlySet<Clause> = mayTell.length > 1 ? finesIn(clauses, content, ear) : new Set();
  const sifted = mayTell.filter((clause) => !fine.has(clause));
  const told = sifted.length > 0 ? sifted : mayTell;
  if (told.length === 0) return { ...whole, others: [] };
  const left = clauses.filter((clause) => !told.includes(clause));
  const namedBy = (among: readonly Clause[]) =>
    new Set(among.map((clause) => understand(clause.text).ranking[0]?.intent));
  const spared = namedBy(left.filter(({ kind }) => kind !== 'cause'));
  const all = problemsIn(told, understand, isFlow, whole.verdict.type === 'sure');
  const meant = all.filter(({ intent }) => !spared.has(intent));
  const problems = meant.length > 0 ? meant : all;
  const separate = problems.filter(({ intent }) => !isPartOf(intent, problems, text, content));
  const isOneSentence = new Set(told.map(({ sentence }) => sentence)).size === 1;
  const [first, ...others] = isOneSentence ? mainFirst(separate, whole) : separate;
  if (first && others.length > 0) {
    const { intent, step } = first;
    return { ranking: whole.ranking, verdict: { type: 'sure', intent, ...(step !== undefined && { step }) }, others };
  }
  if (left.length === 0) return { ...whole, others: [] };
  const byTold = understand(told.map((clause) => clause.text).join(', '));
  const excluded = namedBy(left.filter(({ kind }) => kind === 'excluded'));
  const refersBack = told.some((clause) => isAboutTheRest(clause, ear));
  return { ...weighed(whole, byTold, { left: namedBy(left), excluded, refersBack }, isFlow), others: [] };
}

/** In the order they were told, unless the sentence is clearly about one of them: "apps won't update, there's no room". */
function mainFirst(problems: readonly ToldProblem[], { ranking: [top] }: Understanding): readonly ToldProblem[] {
  const main = top && top.share >= clearly ? problems.filter(({ intent }) => intent === top.intent) : [];
  return [...main, ...problems.filter((problem) => !main.includes(problem))];
}

/** From this share on a message as a whole is clearly about one problem, whatever its clauses sound like by themselves. */
const clearly = 0.9;

/** Whether a problem is the cause of another one, as its flow would be called: "iCloud is full and photos don't upload". */
function isPartOf(
  intent: string,
  problems: readonly ToldProblem[],
  text: string,
  { bundles, phrases }: Content,
): boolean {
  return problems.some(({ intent: outer }) => {
    const bundle = outer === intent ? undefined : bundles[outer];
    if (!bundle) return false;
    return volunteered(bundle, outer, '', prepareText(text, phrases)).some(({ path, reading }) => {
      const step = bundle.flows[outer]?.steps.find(({ id }) => id === path);
      const answer = reading.type === 'answered' ? step?.answers[reading.answer] : undefined;
      return answer?.meaning === 'wrong' && (answer.call ?? step?.call) === intent;
    });
  });
}

/** The clauses that say of something which the desk asks about, in any flow, that it is as it should be. */
function finesIn(clauses: readonly Clause[], { flows, phrases }: Content, ear: Ear): ReadonlySet<Clause> {
  const all = allQuestions(flows);
  const listed = clauses.filter(({ text }) => holdsSaying(prepareText(text, phrases), all.fine));
  const told = answersTold(clauses, all, ear).filter(
    ({ question, answer }) => all.questions[question]?.answers[answer]?.meaning === 'fine',
  );
  return new Set([...listed, ...told.flatMap(({ clause }) => clauses[clause] ?? []).filter(({ isFault }) => !isFault)]);
}

/** All that the desk asks, and the ways to say of it unasked that nothing is wrong there. */
const allQuestions = onceFor((flows: Content['flows']): UnaskedQuestions & { readonly fine: readonly string[] } => {
  const steps = Object.values(flows).flatMap((flow) => flow.steps);
  const own = steps.filter(
    ({ shared }, at) => shared === undefined || steps.findIndex((each) => each.shared === shared) === at,
  );
  return {
    title: '',
    fine: own.flatMap(({ answers }) => answers.flatMap(({ meaning, unasked }) => (meaning === 'fine' ? unasked : []))),
    questions: own.flatMap(({ title, ask, answers }) => (ask === undefined ? [] : [{ title, ask, answers }])),
  };
});

/** From this share on a clause tells a problem, where the message as a whole is torn between several. */
const nearlySure = 0.8;

/** The problems that clauses tell, each of which is surely one by itself. */
function problemsIn(
  told: readonly Clause[],
  understand: (words: string) => Understanding,
  isFlow: (intent: string) => boolean,
  onlySure: boolean,
): readonly ToldProblem[] {
  const found = told
    .filter(({ isCondition, isUnsure }) => !isCondition && !isUnsure)
    .flatMap(({ text }): readonly ToldProblem[] => {
      const { verdict, ranking } = understand(text);
      const [first] = ranking;
      if (verdict.type === 'torn' && !onlySure && first && first.share >= nearlySure && isFlow(first.intent))
        return [{ intent: first.intent, words: text }];
      if (verdict.type !== 'sure' || !isFlow(verdict.intent)) return [];
      const { intent, step } = verdict;
      return [{ intent, words: text, ...(step !== undefined && { step }) }];
    });
  return found.filter(({ intent }, at) => found.findIndex((each) => each.intent === intent) === at);
}

/** "Connected to the Wi-Fi, but no internet on it": whether a clause speaks of what another one has named. */
function isAboutTheRest({ text }: Clause, { lexicon }: Ear): boolean {
  return sentencesOf(text, lexicon).some(({ tokens }) => tokens.some((token) => isIn(token, 'referring')));
}

/** What the clauses that were left out sound like; `excluded`: those that say what is not meant. */
type LeftOut = {
  readonly left: ReadonlySet<string | undefined>;
  readonly excluded: ReadonlySet<string | undefined>;
  readonly refersBack: boolean;
};

/**
 * A message as a whole, and only its clauses that may tell of the problem: these go first where they differ, if what was
 * left out explains the difference.
 */
function weighed(
  whole: Understanding,
  told: Understanding,
  { left, excluded, refersBack }: LeftOut,
  isFlow: (intent: string | undefined) => boolean,
): Understanding {
  const [ofWhole, ofTold] = [whole.ranking[0]?.intent, told.ranking[0]?.intent];
  const next = told.ranking.find(({ intent }) => !excluded.has(intent) && isFlow(intent))?.intent;
  // "Not iCloud's storage, the iPhone's is full": what was denied is not meant, even where the words still sound like it.
  if (ofWhole === ofTold && next !== undefined && excluded.has(ofTold))
    return {
      verdict: { type: 'torn', between: [next, ...(isFlow(ofTold) && ofTold ? [ofTold] : [])] },
      ranking: told.ranking,
    };
  if (ofWhole === ofTold) return whole.verdict.type === 'sure' || told.verdict.type === 'lost' ? whole : told;
  if (ofTold === undefined || !isFlow(ofTold)) return whole;
  if (whole.verdict.type === 'sure' && !left.has(ofWhole)) return whole;
  const isClear = refersBack && whole.verdict.type === 'sure' && (whole.ranking[0]?.share ?? 0) >= clearly;
  if (told.verdict.type === 'sure' && !isClear) return told;
  if (whole.verdict.type === 'lost') return whole;
  return {
    verdict: { type: 'torn', between: [ofTold, ...(ofWhole !== undefined && isFlow(ofWhole) ? [ofWhole] : [])] },
    ranking: told.ranking,
  };
}
