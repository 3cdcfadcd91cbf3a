import { isIn, type Segment } from '../text/segments.ts';
import { type Polarity, turnedIf } from './evidence.ts';
import { type Match, match } from './match.ts';
import { contentOf, type Proposition } from './proposition.ts';
import type { Relate } from './relations.ts';

/** "It needs its lid" to "does it print without its lid?" */
export function needTurn(segment: Segment, setting: Match, asked: Proposition): Polarity | undefined {
  if (!asked.isConditionNegative || setting.covered < 0.3) return undefined;
  if (!segment.tokens.some((token) => isIn(token, 'needing'))) return undefined;
  return turnedIf(segment.isNegative === asked.isNegative, 1);
}

/** Whether a reply speaks of the opposite condition: "only when it rains". */
export function isOfOtherCondition(
  segment: Segment,
  all: readonly Segment[],
  asked: Proposition,
  relate: Relate,
): boolean {
  return (
    asked.condition.length > 0 &&
    all.some((each) => {
      if (!each.isCondition || each === segment) return false;
      const found = match(contentOf(each.tokens), asked.condition, relate);
      const isOnly = each.tokens.some((token) => isIn(token, 'only'));
      const isOpposite = (each.isNegative !== found.isOpposite) !== asked.isConditionNegative;
      return found.covered >= (isOnly ? 0.3 : 0.75) && isOpposite;
    })
  );
}

/** "Not only", "not just". */
export function isOnlyDenied(all: readonly Segment[]): boolean {
  const tokens = all.flatMap((each) => each.tokens);
  const at = tokens.findIndex((token) => isIn(token, 'only'));
  return at > 0 && tokens.slice(Math.max(0, at - 2), at).some((token) => isIn(token, 'not'));
}
