import type { Tellable } from '../../../flows/interpret/tellable.ts';
import type { OpenStep } from '../../../flows/position/walk-flow.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Interpretation, Performed } from '../../../interpretation/interpretation.ts';
import { segmentsOf } from '../../../interpretation/text/segments.ts';
import { sentencesOf } from '../../../interpretation/text/sentences.ts';

/**
 * Whether something that can be told is that the fault of the open step is still there. An answer with a fix of its own
 * tells something else: "it charges with her cable".
 */
export function isStillWrong({ reading }: Tellable, { at }: OpenStep): boolean {
  const answer = reading.type === 'answered' ? at.step.answers[reading.answer] : undefined;
  return answer?.meaning === 'wrong' && answer.fix === undefined;
}

/** Whether something that can be told is another answer to the open step's question, which leads to another fix. */
export function leadsElsewhere({ reading }: Tellable, { at }: Pick<OpenStep, 'at'>): boolean {
  const answer = reading.type === 'answered' ? at.step.answers[reading.answer] : undefined;
  return answer?.meaning === 'wrong' && answer.fix !== undefined && answer.fix !== at.step.fix;
}

/** Minimum share for a fix to be done, beside words that tell of its fault. */
const likelyDone = 0.5;

/** Minimum share for words to be learned to say that nothing has changed: "it's still off". */
const likelyFailed = 0.3;

/**
 * The fault of the open step, told behind its fix. "The bar hasn't moved a millimetre": it has changed nothing. Whoever
 * only says how it is, "Low Power Mode is on, yes", has not done it yet.
 */
export function asReport(
  heard: Interpretation,
  { phase, at }: OpenStep,
  told: readonly Tellable[],
  ear: Ear,
): Interpretation {
  if (phase === 'question') return heard;
  // "I turned roaming on" does what the fix says, though it holds "roaming on".
  const isDone = ({ clause }: Performed) =>
    heard.acts.some(
      (act) => act.act === 'report' && act.kind === 'done' && act.share >= likelyDone && act.clause === clause,
    );
  const hasFailed = ({ clause }: Performed) => {
    const text = heard.clauses[clause] ?? heard.clauses.join(' ');
    const isNegative = sentencesOf(text, ear.lexicon)
      .flatMap(segmentsOf)
      .some((segment) => segment.isNegative);
    const learned = ear.readActs(text).find(({ kind }) => kind === 'report.no-effect');
    return isNegative || (learned?.share ?? 0) >= likelyFailed;
  };
  const acts = heard.acts.flatMap((act): readonly Performed[] => {
    const telling = act.act === 'inform' && act.row !== undefined ? told[act.row] : undefined;
    if (telling?.path !== at.path || leadsElsewhere(telling, { at })) return [act];
    const { share, words, clause } = act;
    const kind = hasFailed(act) ? 'no-effect' : 'not-yet';
    return isDone(act) ? [] : [{ act: 'report', kind, share, words, clause }];
  });
  return { ...heard, acts };
}
