import type { Context } from '../context.ts';
import type { ActShare } from './act-reader.ts';

/** What ends an episode as solved: only a plain report of success does. */
export const resolving: readonly string[] = ['report.solved', 'wish.works-now'];

/** What can be reported at a question, where no fix is open. */
const reportedAtQuestions: readonly string[] = ['report.done', 'report.not-yet', 'report.unsure', 'report.could-not'];

/**
 * How much rarer answers to questions are while a fix is open, and how much more frequent reports of what came of it,
 * than among the rows that acts are learned from.
 */
const likelierAtFix: Readonly<Record<string, number>> = { answer: 0.25, report: 3, harmless: 0.5 };

/**
 * The acts that are possible where the conversation stands, weighed by how likely they are there.
 *
 * @param isPlain whether the message can be a plain report of success; else nothing in it ends an episode
 */
export function possibleIn(shares: readonly ActShare[], isPlain: boolean, context: Context): readonly ActShare[] {
  const isOfFix = fixing.includes(context.phase);
  const works = isOfFix && isPlain ? (shares.find(({ kind }) => kind === 'wish.works-now')?.share ?? 0) : 0;
  return shares.flatMap((each) => {
    if (!isPossible(each.act, each.kind, context) || (!isPlain && resolving.includes(each.kind))) return [];
    if (!isOfFix) return [each];
    // After a fix it is one whether it works now or the fix has helped.
    if (each.kind === 'wish.works-now') return [{ ...each, share: 0 }];
    if (each.kind === 'report.solved') return [{ ...each, share: (each.share + works) * (likelierAtFix.report ?? 1) }];
    return [{ ...each, share: each.share * (likelierAtFix[each.act] ?? 1) }];
  });
}

const fixing: readonly string[] = ['fix', 'check', 'parked'];

function isPossible(act: string, kind: string, { phase, isFirst, alsoOn = [] }: Context): boolean {
  if (act === 'elsewhere') return !alsoOn.some((device) => kind === `elsewhere.${device}`);
  if (act === 'report') return fixing.includes(phase) || (phase === 'question' && reportedAtQuestions.includes(kind));
  return act !== 'correct' || (phase !== 'none' && !isFirst);
}
