import { type Amount, amountsIn } from '../text/amounts.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { isIn, type Segment } from '../text/segments.ts';
import type { WordToken } from '../text/sentences.ts';
import { type Polarity, turnedIf } from './evidence.ts';
import type { Proposition } from './proposition.ts';

/** A number against the question's own bound: "two years" to "more than a year?" */
export function boundTurn(
  tokens: readonly WordToken[],
  isNegative: boolean,
  asked: Proposition,
  lexicon: Lexicon,
): Polarity | undefined {
  const { bound } = asked;
  if (!bound) return undefined;
  for (const amount of amountsIn(tokens, lexicon)) {
    if (amount.of !== bound.of) continue;
    const held = holds(amount, isNegative, bound);
    if (held !== undefined) return turnedIf(held === asked.isNegative, 1);
  }
  return undefined;
}

function holds(said: Amount, isNegative: boolean, bound: Amount): boolean | undefined {
  const stated = said.bound && isNegative ? (said.bound === 'over' ? 'under' : 'over') : said.bound;
  const wantsOver = bound.bound === 'over';
  if (stated) {
    if (stated === 'over') return said.value >= bound.value ? wantsOver : undefined;
    return said.value <= bound.value ? !wantsOver : undefined;
  }
  // "It isn't a year old": not as much as that.
  if (isNegative) return wantsOver && said.value <= bound.value ? false : undefined;
  return wantsOver ? said.value >= bound.value : said.value <= bound.value;
}

/** "A ton" and "200 photos" to "is it empty?"; "empty" to "do you see any?" */
export function amountTurn(
  { tokens, isNegative }: Segment,
  asked: Proposition,
  isPlain: boolean,
): Polarity | undefined {
  const has = (fits: (token: WordToken) => boolean) => tokens.some(fits);
  const isEmpty = has((token) => isIn(token, 'empty'));
  const yes = turnedIf(asked.isNegative, 1);
  const no = turnedIf(true, yes);
  if (!asked.isOfEmptiness) return asked.isPerceived && isEmpty && !isNegative ? no : undefined;
  if (has((token) => isIn(token, 'empty') && isIn(token, 'nothing'))) return yes;
  if (isEmpty) return undefined;
  const perceives = has((token) => isIn(token, 'perceiving'));
  // "2 GB free" is about the room in something else.
  const isRoom = has((token) => isIn(token, 'remaining')) && has((token) => token.number !== undefined);
  const counts = !isRoom && has((token) => isIn(token, 'quantities') || (token.number ?? 0) >= 2);
  // "1500 videos still" has no verb that could say something else of them.
  const isBare = !has((token) => isIn(token, 'auxiliaries', 'looking'));
  if (counts && (isPlain || perceives || isBare)) return isNegative ? undefined : no;
  return isNegative && perceives ? yes : undefined;
}

/** "Not enough room" to "is it full?": what is left of a thing, or enough of it, denies that it is full. */
export function roomTurn({ tokens, isNegative }: Segment, asked: Proposition, isPlain: boolean): Polarity | undefined {
  if (!asked.isOfFullness || !isPlain || tokens.some((token) => token.number !== undefined || token.isAmount))
    return undefined;
  const isOfRoom = tokens.some((token) => isIn(token, 'remaining', 'ample') && !isIn(token, 'used'));
  return isOfRoom ? turnedIf(isNegative === asked.isNegative, 1) : undefined;
}
