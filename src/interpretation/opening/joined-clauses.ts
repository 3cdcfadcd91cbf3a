import { isIn, type Segment } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';

/** The most words of a subject that shares its verb with the one after it: "my old iPhone and …". */
const longestSubject = 3;

/** "My iPhone and my iPad both don't charge": a subject alone goes with the clause after it. */
export function withSecondSubject({ tokens: all }: Sentence) {
  return (before: readonly Segment[], segment: Segment): readonly Segment[] => {
    const subject = before.at(-1);
    const begins = (token: WordToken | undefined) => isIn(token, 'determiners') && isIn(token, 'subjects');
    const isAlone =
      subject !== undefined &&
      subject.tokens.length <= longestSubject &&
      begins(subject.tokens[0]) &&
      subject.tokens.slice(1).every(({ groups }) => groups.size === 0) &&
      begins(segment.tokens[0]);
    const [first] = segment.tokens;
    const joint = first && all[all.indexOf(first) - 1];
    if (!isAlone || !joint || !isIn(joint, 'joints')) return [...before, segment];
    return [...before.slice(0, -1), { ...segment, tokens: [...subject.tokens, joint, ...segment.tokens] }];
  };
}

/**
 * Two clauses that each deny something, without a verb that would tell them apart: "photos no longer and Wi-Fi not".
 */
export function splitTwice(segment: Segment): readonly Segment[] {
  const { tokens } = segment;
  const denies = (part: readonly WordToken[]) => part.some((token) => isIn(token, 'not', 'nothing'));
  // "Neither Wi-Fi nor mobile data works" denies both.
  if (tokens.some((token, at) => at > 0 && isIn(token, 'joints') && isIn(token, 'not')))
    return [{ ...segment, isNegative: true }];
  const at = tokens.findIndex(
    (token, place) => isIn(token, 'joints') && denies(tokens.slice(0, place)) && denies(tokens.slice(place + 1)),
  );
  if (at < 0) return [segment];
  const half = (part: readonly WordToken[]) => ({ ...segment, tokens: part, isNegative: isTurned(part) });
  return [half(tokens.slice(0, at)), ...splitTwice(half(tokens.slice(at + 1)))];
}

export function isTurned(tokens: readonly WordToken[]): boolean {
  return tokens.filter((token) => isIn(token, 'not', 'nothing', 'failing')).length % 2 === 1;
}
