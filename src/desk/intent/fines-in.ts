import type { Content } from '../../domain/content/content.ts';
import { onceFor } from '../../domain/once-for.ts';
import type { Understanding } from '../../domain/understanding/verdict.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { candidateSayings } from '../../flows/sayings/candidate-sayings.ts';
import { findSaying } from '../../flows/sayings/find-saying.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { answersTold, type UnaskedQuestions } from '../../interpretation/opening/answers-told.ts';
import type { Clause } from '../../interpretation/opening/clauses-of.ts';

/**
 * The clauses which say that something the desk asks about is as it should be. If the flow that they sound like asks
 * about it, they tell that flow's problem instead: "only the Apple logo" is no screen that is well.
 */
export function finesIn(
  clauses: readonly Clause[],
  { flows, phrases }: Content,
  ear: Ear,
  understand: (words: string) => Understanding,
): ReadonlySet<Clause> {
  const all = allQuestions(flows);
  const isElsewhere = ({ text }: Clause, asking: readonly string[] = []) => {
    const [first] = asking.length === 1 ? understand(text).ranking : [];
    return asking.length > 0 && asking[0] !== first?.intent;
  };
  const listed = clauses.filter((clause) => {
    const prepared = prepareText(clause.text, phrases);
    return candidateSayings(prepared, all.fine).some(
      (saying) => findSaying(prepared, saying)?.negated === false && isElsewhere(clause, all.saidIn.get(saying)),
    );
  });
  const told = answersTold(clauses, all, ear).filter(
    ({ question, answer, clause, isSure }) =>
      isSure &&
      all.questions[question]?.answers[answer]?.meaning === 'fine' &&
      clauses[clause]?.isFault === false &&
      isElsewhere(clauses[clause], all.askedIn[question]),
  );
  return new Set([...listed, ...told.flatMap(({ clause }) => clauses[clause] ?? [])]);
}

type AllQuestions = UnaskedQuestions & {
  /** The flows that ask each. */
  readonly askedIn: readonly (readonly string[])[];
  readonly fine: readonly string[];
  /** By saying: the flows with a question to which it answers that nothing is wrong. */
  readonly saidIn: ReadonlyMap<string, readonly string[]>;
};

/** Everything that the desk asks, and how people say of it, unasked, that nothing is wrong. */
const allQuestions = onceFor((flows: Content['flows']): AllQuestions => {
  const steps = Object.values(flows).flatMap(({ id, steps }) => steps.map((step) => ({ step, flow: id })));
  const own = steps.filter(
    ({ step: { shared } }, at) => shared === undefined || steps.findIndex(({ step }) => step.shared === shared) === at,
  );
  const askedIn = ({ step, flow }: (typeof own)[number]) =>
    step.shared === undefined
      ? [flow]
      : steps.filter((each) => each.step.shared === step.shared).map((each) => each.flow);
  const saidIn = new Map<string, readonly string[]>();
  for (const each of own)
    for (const { meaning, unasked } of each.step.answers)
      if (meaning === 'fine')
        for (const saying of unasked) saidIn.set(saying, [...(saidIn.get(saying) ?? []), ...askedIn(each)]);
  const asking = own.flatMap((each) => {
    const { title, ask, answers } = each.step;
    return ask === undefined ? [] : [{ question: { title, ask, answers }, flows: askedIn(each) }];
  });
  return {
    title: '',
    fine: [...saidIn.keys()],
    saidIn,
    questions: asking.map(({ question }) => question),
    askedIn: asking.map(({ flows: each }) => each),
  };
});
