import { stillThere } from '../../../domain/content/acts.ts';
import type { Flow, Step } from '../../../domain/content/flow.ts';
import type { ToldProblem } from '../../../domain/conversation/conversation.ts';
import { wordsOf } from '../../../domain/text/words.ts';
import { stepName } from '../../../flows/replies/step-replies.ts';
import { problemShare } from '../../../interpretation/acts/problem-share.ts';
import { contentStemsOf } from '../../../interpretation/alignment/proposition.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import { clausesOf } from '../../../interpretation/opening/clauses-of.ts';
import { isIn } from '../../../interpretation/text/segments.ts';
import { sentencesOf, wordTokensOf, writtenWords } from '../../../interpretation/text/sentences.ts';
import { type Draft, withReplies, withState } from '../../draft.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import type { TurnContext } from '../../turn-context.ts';
import { hear } from '../hear.ts';
import { takeReport } from './take-report.ts';

/** A single word names no problem. */
const fewestWords = 2;

/** Minimum probability that a clause tells of any problem, where it does not say outright that something fails. */
const leastProblem = 0.02;

const outcomes: readonly string[] = ['solved', 'could-not', ...stillThere];

/**
 * What came of the open fix, with another problem in the same message: "it's fine now, but the phone is frozen". The
 * report is taken, and the other problem kept for afterwards.
 */
export async function reportBesideProblem(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  ear: Ear,
): Promise<Draft | undefined> {
  if (current.open.phase === 'question' || current.open.phase === 'offer') return undefined;
  const beside = problemBeside(context, current, ear);
  if (!beside) return undefined;
  const { problem, rest } = beside;
  const { verdict, acts = [] } = hear({ ...context, text: rest }, current)?.interpretation ?? {};
  const [act] = acts;
  if (verdict !== 'heard' || act?.act !== 'report' || !outcomes.includes(act.kind)) return undefined;
  const { later } = draft.state;
  const kept = withState(draft, { later: { problems: [...(later?.problems ?? []), problem], at: context.now } });
  // Where nothing else is left, the other problem is offered in the same breath.
  if (act.kind === 'solved') return takeReport(context, kept, current, act.kind);
  const said = { kind: 'say', ...stepName(current.open.at), text: context.say('later-kept') } as const;
  return takeReport(context, withReplies(kept, said), current, act.kind);
}

/** A clause that surely tells of another problem than the open one, and what else is said. */
function problemBeside(
  { text, classifier, content }: TurnContext,
  { plan, open }: CurrentPlan,
  ear: Ear,
): { readonly problem: ToldProblem; readonly rest: string } | undefined {
  const clauses = clausesOf(text, ear);
  const own = [plan.flow, open.at.flow.id, open.at.step.call];
  const asks = sentencesOf(text, ear.lexicon).map((sentence) => sentence.asks);
  for (const { text: whole, kind, isFault, isUnsure, sentence } of clauses) {
    const words = behindJoint(whole, ear);
    if (kind !== 'told' || isUnsure || asks[sentence] || wordsOf(words).length < fewestWords) continue;
    const rest = withoutClause(text, words, ear);
    if (rest === '') continue;
    const { verdict } = classifier.understand(words);
    if (verdict.type !== 'sure' || own.includes(verdict.intent) || !content.flows[verdict.intent]) continue;
    const isPast = wordTokensOf(words, ear.lexicon).some((token) => isIn(token, 'past'));
    if (isPast || (!isFault && problemShare(words, ear) < leastProblem)) continue;
    // "The photos have gone", after a fix that deletes them, tells what it did.
    if (!isFault && isHandled(content.flows[verdict.intent], open.at.step, ear)) continue;
    const { intent, step } = verdict;
    return { problem: { intent, words, ...(step !== undefined && { step }) }, rest };
  }
  return undefined;
}

/** Whether a step speaks of what another flow is about. */
function isHandled(flow: Flow | undefined, { ask = '', fix = '', answers }: Step, ear: Ear): boolean {
  const handled = contentStemsOf(
    ear.sentencesIn([ask, fix, ...answers.flatMap((answer) => answer.fix ?? [])].join('\n')),
  );
  const matter = contentStemsOf(ear.sentencesIn(flow?.matter ?? ''));
  return matter.size > 0 && [...matter].every((stem) => handled.has(stem));
}

/** "But now the phone is frozen" without its "but". */
function behindJoint(text: string, { lexicon }: Ear): string {
  const tokens = wordTokensOf(text, lexicon);
  const from = tokens.findIndex((token) => !isIn(token, 'joints', 'contrasts'));
  return writtenWords(tokens.slice(Math.max(0, from)));
}

/** A message without one of its clauses, and without what joins it to the others. */
function withoutClause(text: string, clause: string, { lexicon }: Ear): string {
  const all = wordTokensOf(text, lexicon);
  const cut = wordTokensOf(clause, lexicon);
  const from = all.findIndex((_, at) => cut.every((token, offset) => all[at + offset]?.stem === token.stem));
  if (from < 0) return '';
  const before = all.slice(0, from);
  while (isIn(before.at(-1), 'joints', 'contrasts')) before.pop();
  // "… since this morning" belongs to the problem.
  const behind = all.slice(from + cut.length);
  const after = isIn(behind[0], 'causes')
    ? []
    : behind.filter((token, at) => at > 0 || !isIn(token, 'joints', 'contrasts'));
  return [before, after].map(writtenWords).filter(Boolean).join(', ');
}
