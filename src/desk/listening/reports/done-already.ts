import { stillThere } from '../../../domain/content/acts.ts';
import type { Reading } from '../../../domain/conversation/plan.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Performed } from '../../../interpretation/interpretation.ts';
import { wordTokensOf } from '../../../interpretation/text/sentences.ts';
import { type Draft, withCleanSlate } from '../../draft.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { playFlow, withPlan } from '../../flow/play.ts';
import { atCheckOfDone } from '../../flow/take-answer.ts';
import type { TurnContext } from '../../turn-context.ts';
import { hear } from '../hear.ts';
import { takeReport } from './take-report.ts';

/** Minimum share for something to count as done beside an answer. */
const sureDone = 0.75;

/** "It was off, turned it on": whether the fix that an answer leads to was done in the same breath. */
export function isDoneAlready(acts: readonly Performed[], answer: Performed, { open }: CurrentPlan): boolean {
  if (answer.act !== 'answer' || answer.answer === 'unsure') return false;
  const { answers } = open.at.step;
  const leads = answers[answer.answer]?.meaning === 'wrong';
  return (
    leads &&
    acts.some(
      (act) =>
        act.act === 'report' &&
        act.kind === 'done' &&
        act.share >= sureDone &&
        act.words.some((word) => !answer.words.includes(word)),
    )
  );
}

/** What came of a fix that was done before it was proposed, if that was told as well; otherwise its check is asked. */
export async function takeDone(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  reading: Reading,
  acts: readonly Performed[],
  ear: Ear,
): Promise<Draft | undefined> {
  const done = atCheckOfDone(context, current, reading);
  if (!done) return undefined;
  const kept = withPlan(withCleanSlate(draft), done.plan);
  const { verdict, acts: after = [] } =
    hear({ ...context, text: behindDone(context.text, acts, ear) }, done)?.interpretation ?? {};
  const [act] = after;
  if (verdict === 'heard' && act?.act === 'report' && outcomes.includes(act.kind))
    return takeReport(context, kept, done, act.kind);
  return playFlow(context, kept, done.bundle, done.plan, { manner: 'on', lead: context.say('report-done') });
}

/** What was said after the deed: what stands before it describes how things were. */
function behindDone(text: string, acts: readonly Performed[], { lexicon }: Ear): string {
  const said = wordTokensOf(text, lexicon).map((token) => token.text);
  // The shortest part that tells of it tells nothing else.
  const [done] = acts
    .filter((act) => act.act === 'report' && act.kind === 'done')
    .toSorted((a, b) => a.words.length - b.words.length);
  if (!done) return '';
  const from = said.findIndex((_, at) => done.words.every((word, offset) => said[at + offset] === word));
  return said.slice(from + done.words.length).join(' ');
}

/** What can become of a fix. */
const outcomes: readonly string[] = ['solved', ...stillThere];

/** "Yes, deleted two games already": at a question, the answer says more than the deed beside it. */
export function besideDone(acts: readonly Performed[], { open }: CurrentPlan): Performed | undefined {
  const [first] = acts;
  if (open.phase !== 'question' || first?.act !== 'report' || first.kind !== 'done') return undefined;
  return acts.find((act) => act.act === 'answer' && act.answer !== 'unsure' && act.share >= leastBesideDone);
}

/** Minimum share of an answer beside a deed, whose words are foreign to the question. */
const leastBesideDone = 0.5;
