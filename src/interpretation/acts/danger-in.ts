import { segmentsOf } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';
import type { ActShare } from './act-reader.ts';

/** From these shares on of danger and of a problem, a sentence is looked at part by part. */
const hint = 0.2;

/** "It fell in the pool and now it won't charge" is a problem, and no less of a danger for that. */
export function withDangerOfPart(
  shares: readonly ActShare[],
  sentence: Sentence,
  read: (part: readonly WordToken[]) => readonly ActShare[],
): readonly ActShare[] {
  const danger = dangerIn(shares);
  const parts = segmentsOf(sentence).filter((part) => !part.isNegative && !part.isCondition && part.tokens.length > 1);
  const problem = shares.find(({ kind }) => kind === 'problem')?.share ?? 0;
  if (danger > sureDanger || problem < hint) return shares;
  // Where nothing hints at it, it must be told beside something else, and as surely as can be.
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
