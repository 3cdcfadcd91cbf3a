import { onceFor } from '../../domain/once-for.ts';
import { isSaying, type PreparedText } from './find-saying.ts';
import { type SpellingIndex, sayingIndexOf } from './saying-index.ts';
import { mayStandIn } from './spelling.ts';

/** Whether a text is one of the sayings and nothing else. Looked up once, however often a text is heard. */
export function isExactly(listened: PreparedText, sayings: readonly string[]): boolean {
  return looking(listened)(sayings).isFound;
}

const looking = onceFor((listened: PreparedText) =>
  onceFor((sayings: readonly string[]) => ({ isFound: isOneOf(listened, sayings) })),
);

function isOneOf(listened: PreparedText, sayings: readonly string[]): boolean {
  const index = sayingIndexOf(sayings, listened);
  const [written, writtenOut] = listened.forms;
  const isPlain = written === writtenOut;
  const mayBe = ({ joined, masks, slacks }: SpellingIndex, at: number): boolean => {
    const slack = slacks[at] ?? 0;
    return (
      Math.abs((joined[at]?.length ?? 0) - written.joined.length) <= slack &&
      mayStandIn(written.mask, masks[at] ?? 0, slack)
    );
  };
  // With contractions, a text may match a saying that looks quite different.
  return sayings.some(
    (saying, at) => (!isPlain || mayBe(index.written, at) || mayBe(index.expanded, at)) && isSaying(listened, saying),
  );
}
