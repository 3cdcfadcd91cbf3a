import { segmentsOf } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';
import type { ActShare } from './act-reader.ts';

/** Minimum shares of danger and of a problem for a sentence to be examined part by part. */
const hint = 0.2;

/** "It fell in the pool and now it won't charge" is a problem, and just as much a danger. */
export function withDangerOfPart(
  shares: readonly ActShare[],
  sentence: Sentence,
  read: (part: readonly WordToken[]) => readonly ActShare[],
): readonly ActShare[] {
  const danger = dangerIn(shares);
  const parts = segmentsOf(sentence).filter((part) => !part.isNegative && !part.isCondition && part.tokens.length > 1);
  const problem = shares.find(({ kind }) => kind === 'problem')?.share ?? 0;
  if (danger > sureDanger || problem < hint) return shares;
  // Where nothing hints at it, it counts only beside something else, and only if it is as certain as can be.
  if (danger < hint && parts.length < 2) return shares;
  const least = danger < hint ? sureDanger : 0;
  return parts
    .map(({ tokens }) => read(tokens))
    .filter((each) => dangerIn(each) >= least)
    .reduce((most, each) => (dangerIn(each) > dangerIn(most) ? each : most), shares);
}

const sureDanger = 0.9;

export function dangerIn(shares: readonly ActShare[]): number {
  return shares.reduce((sum, { act, share }) => (act === 'urgent' ? sum + share : sum), 0);
}
