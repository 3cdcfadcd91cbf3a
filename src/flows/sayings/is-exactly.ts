import { isSaying, type PreparedText } from './find-saying.ts';
import { sayingIndexOf } from './saying-index.ts';
import { mayStandIn } from './spelling.ts';

/** Whether a text is one of the sayings and nothing else. */
export function isExactly(listened: PreparedText, sayings: readonly string[]): boolean {
  const { lengths, masks, slacks } = sayingIndexOf(sayings, listened);
  const [written, writtenOut] = listened.readings;
  const isPlain = written === writtenOut;
  const mayBe = (at: number): boolean => {
    const slack = slacks[at] ?? 0;
    return (
      Math.abs((lengths[at] ?? 0) - written.joined.length) <= slack && mayStandIn(written.mask, masks[at] ?? 0, slack)
    );
  };
  // With contractions, a text may match a saying that looks quite different.
  return sayings.some(
    (saying, index) => (!isPlain || mayBe(2 * index) || mayBe(2 * index + 1)) && isSaying(listened, saying),
  );
}
