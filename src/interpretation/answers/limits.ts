import { present } from '../../domain/present.ts';
import { contentOf } from '../alignment/proposition.ts';
import type { PossibleAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { type Amount, amountsIn } from '../text/amounts.ts';
import { isIn, segmentsOf } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';

/** The log odds of a number on an answer's side of its bound. */
const fitting = 5;

/** The same of one that may be of something else: used up where it may have been asked what is left, or of nothing named. */
export const doubtful = 2;

/**
 * The words among which a number without a unit, or a word such as "half", is taken for what was asked: "offloaded 3"
 * and "half a sheep" count something else.
 */
type BareNumbers = {
  readonly familiar: ReadonlySet<string>;
  readonly mostStrange: number;
  /** Whether even one with a unit may be of something else: after a fix, "it's a 64 GB phone" tells of no room. */
  readonly isOfOther?: boolean;
};

/** What a number in the reply says about an answer's own bounds; without `bare` any number may be meant. */
export function scoreLimits(
  answer: PossibleAnswer,
  sentences: readonly Sentence[],
  ear: Ear,
  bare?: BareNumbers,
): number {
  const { over = [], under = [] } = answer;
  if (over.length + under.length === 0) return 0;
  const amounts = sentences.flatMap((sentence) => {
    const { tokens } = sentence;
    const all = amountsIn(tokens, ear.lexicon);
    return all
      .map((amount) => ({
        ...amount,
        ...markOf(tokens, amount.at),
        // "312 of 2,800" may be of pictures.
        isSure:
          !bare?.isOfOther ||
          (saysOnly(partWith(sentence, amount.at), bare) && (all.length < 2 || all.some(({ of }) => of !== ''))),
      }))
      .filter(({ of, at, isLeft, isUsed }) => {
        const isPlain = of !== '' && tokens[at]?.isAmount !== true;
        if (!bare || isLeft || isUsed) return true;
        return isPlain ? !isAboutElse(sentence, at, bare) : isAboutAsked(sentence, at, bare);
      });
  });
  for (const written of [...over, ...under]) {
    const limit = limitIn(written, ear);
    const said = limit && measured(amounts, limit, isOfRest(answer));
    if (!limit || !said) continue;
    // "Under 50" is not 50, and whoever says "only 50" finds it little.
    const isLess = said.value < limit.value || (said.value === limit.value && (said.bound === 'under' || said.isFew));
    const fits = over.includes(written) !== isLess;
    return said.worth * (fits ? 1 : -0.5);
  }
  return 0;
}

/** Whether the part of a sentence that a number stands in is about what was asked. */
function isAboutAsked(sentence: Sentence, at: number, { familiar, mostStrange }: BareNumbers): boolean {
  return strangeIn(partWith(sentence, at), { familiar }).length <= mostStrange;
}

/** Whether the part of a sentence that an amount stands in names something, and nothing that was asked: "WhatsApp is 9 GB". */
function isAboutElse(sentence: Sentence, at: number, { familiar }: BareNumbers): boolean {
  const named = namedIn(partWith(sentence, at));
  return named.length > 0 && !named.some(({ stem }) => familiar.has(stem));
}

/** The words of the part of a sentence that one of them stands in. */
function partWith(sentence: Sentence, at: number): readonly WordToken[] {
  const token = sentence.tokens[at];
  return segmentsOf(sentence).find(({ tokens }) => token !== undefined && tokens.includes(token))?.tokens ?? [];
}

/** The words that are neither small ones nor of what was asked. */
function strangeIn(tokens: readonly WordToken[], { familiar }: Pick<BareNumbers, 'familiar'>): readonly WordToken[] {
  return namedIn(tokens).filter(({ stem }) => !familiar.has(stem));
}

/** The words that name something; what a number counts, its unit among others, is not among them. */
function namedIn(tokens: readonly WordToken[]): readonly WordToken[] {
  const counted = new Set(tokens.filter((_, at) => tokens[at - 1]?.number !== undefined));
  return contentOf(tokens).filter(
    (token) => token.number === undefined && !counted.has(token) && token.groups.size === 0,
  );
}

/** Whether words say an amount of nothing but what was asked: "6 GB", "there are 6 GB", "it's 6 GB now". */
function saysOnly(tokens: readonly WordToken[], bare: BareNumbers): boolean {
  if (strangeIn(tokens, bare).length > 0) return false;
  return (
    tokens.some((token) => isIn(token, 'changing')) ||
    !tokens.some((token) => isIn(token, 'pronouns', 'determiners') && !isIn(token, 'changing'))
  );
}

/** The bounds of an answer. */
export function limitsOf({ over = [], under = [] }: PossibleAnswer, ear: Ear): readonly Limit[] {
  return [...over, ...under].flatMap((written) => limitIn(written, ear) ?? []);
}

/** Whether an answer's bounds are of what is left, since little of it is bad. */
export function isOfRest({ meaning, over = [] }: PossibleAnswer): boolean {
  return meaning === (over.length > 0 ? 'fine' : 'wrong');
}

type Mark = { readonly isLeft: boolean; readonly isUsed: boolean; readonly isFew: boolean };
type Marked = Amount & Mark & { readonly isSure: boolean };

/** How many words behind an amount still belong to it: "48 of it are used". */
const reach = 4;

/** What is said of an amount: that it is left, or that it is used. */
function markOf(tokens: readonly WordToken[], at: number): Mark {
  const next = tokens.slice(at + 1).findIndex(({ number }, place) => number !== undefined && place > 0);
  const around = [tokens[at - 1], ...tokens.slice(at + 1, at + 1 + (next < 0 ? reach : Math.min(next, reach)))];
  return {
    isLeft: around.some((token) => isIn(token, 'remaining')),
    isUsed: around.some((token) => isIn(token, 'used')),
    isFew: tokens.slice(Math.max(0, at - 2), at).some((token) => isIn(token, 'only')),
  };
}

/** The most words between two amounts of which the first is a part of the second: "4.9 GB of 5". */
const ofEachOther = 3;

/**
 * What amounts come to in a limit's unit, and what that is worth. Of two, "48 of 50", the rest counts if the limit is
 * an amount, and their ratio if it is a percentage. Undefined if they cannot be compared with it.
 */
function measured(
  amounts: readonly Marked[],
  limit: Limit,
  isRest: boolean,
):
  | { readonly value: number; readonly worth: number; readonly bound?: Amount['bound']; readonly isFew?: boolean }
  | undefined {
  // "2 GB left of 128" counts no things, and neither does "2.99".
  if (limit.of === '' && amounts.some(({ of, unit, value }) => (of !== '' && unit > 1) || !Number.isInteger(value)))
    return undefined;
  const [part, whole] = amounts;
  if (limit.isOfWhole && part && whole && amounts.some(({ of }) => of !== limit.of)) {
    const [less, more] = [part, whole].map(({ value, unit }) => value / unit).sort((a, b) => a - b) as [number, number];
    const ratio = less / more;
    return { value: 100 * (part.isLeft ? 1 - ratio : ratio), worth: fitting };
  }
  // "I found 800 in it" is no percentage.
  const isBare = (amount: Amount) =>
    amount.of === '' && !(limit.isOfWhole && (amount.value > 100 || amounts.length > 1));
  const same = amounts.filter((amount) => amount.of === limit.of || isBare(amount));
  const inUnit = ({ of, value }: Amount) => (of === '' ? value * limit.unit : value);
  const [one, other] = same;
  if (!one) return undefined;
  if (!other || limit.of === '')
    return {
      value: inUnit(one),
      worth: (one.isUsed && limit.of !== '') || !(one.isSure || one.isLeft) ? doubtful : fitting,
      isFew: one.isFew,
      ...present({ bound: one.bound }),
    };
  // "61 of 128 GB used": the mark may stand by either, and means the smaller.
  const [smaller, larger] = [inUnit(one), inUnit(other)].sort((a, b) => a - b) as [number, number];
  const rest = larger - smaller;
  if (same.some(({ isLeft }) => isLeft)) return { value: isRest ? smaller : rest, worth: fitting };
  if (same.some(({ isUsed }) => isUsed)) return { value: isRest ? rest : smaller, worth: fitting };
  const isPart = inUnit(one) === smaller && other.at - one.at <= ofEachOther;
  return isPart ? { value: isRest ? rest : smaller, worth: one.isSure ? fitting : doubtful } : undefined;
}

/** A bound; `isOfWhole` where it is a percentage. */
export type Limit = Amount & { readonly isOfWhole: boolean };

/** A bound as content states it: "50 %". */
function limitIn(written: string, { sentencesIn, lexicon }: Ear): Limit | undefined {
  const [limit] = amountsIn(sentencesIn(written)[0]?.tokens ?? [], lexicon);
  return limit && { ...limit, isOfWhole: '%' in (lexicon.words.units[limit.of] ?? {}) };
}
