import { onceFor } from '../../domain/once-for.ts';
import { remembered } from '../../domain/remembered.ts';
import { contentOf } from '../alignment/proposition.ts';
import type { Ear } from '../ear.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import { type Sentence, sentencesOf, type WordToken } from '../text/sentences.ts';

/** The words of sentences, without courtesy where there is more. */
export const tokensIn = onceFor((sentences: readonly Sentence[]): readonly WordToken[] => {
  const all = sentences.flatMap(({ tokens }) => tokens);
  const tokens = all.filter((token) => !isIn(token, 'courtesy'));
  return tokens.length > 0 ? tokens : all;
});

/** The words of a segment that carry something, without a yes in front; every saying asks for them. */
export const contentIn = onceFor(({ tokens }: Segment) => contentOf(tokens).filter((token) => !isIn(token, 'yes')));

/** How a saying was met. */
export type SayingMatch = {
  readonly score: number;
  readonly words: readonly string[];
  readonly sentence: number;
  readonly isWhole: boolean;
};

export const unsaid: SayingMatch = { score: 0, words: [], sentence: -1, isWhole: false };

/** Only what a saying is matched by, because a desk has tens of thousands of them. */
export type Prepared = {
  readonly words: readonly string[];
  /** The stem of each of its words. */
  readonly stems: readonly string[];
  /** The stems of the words that carry something. */
  readonly content: readonly string[];
  /** The stems of the small words by which it tells something about those: "still", "took", "back". */
  readonly small: readonly string[];
  /** One of these says that there is nothing else: "just the apple logo". */
  readonly isOnly: boolean;
  /** The stems of all that it names. */
  readonly named: readonly string[];
  readonly isNegative: boolean;
};

/** More than a desk has sayings: each is prepared once. */
const mostPrepared = 50_000;

const preparing = onceFor((ear: Ear) => remembered(mostPrepared, (saying) => prepare(saying, ear)));

/** A saying as it is matched. Adds its stems to the ear's index. */
export function preparedIn(saying: string, ear: Ear): Prepared {
  return preparing(ear)(saying);
}

function prepare(saying: string, ear: Ear): Prepared {
  const sentences = sentencesOf(saying, ear.lexicon);
  const segments = sentences.flatMap(segmentsOf);
  const tokens = tokensIn(sentences);
  const named = sentences.flatMap((each) => contentOf(each.tokens)).map(({ stem }) => stem);
  const carrying = contentOf(segments.flatMap((segment) => segment.tokens)).filter(
    (token) => !isIn(token, 'yes', 'no', 'looking', 'opining') && !isUnit(token, tokens, ear),
  );
  const small = tokens.filter((token) => !carrying.includes(token) && !isIn(token, ...empty));
  const content = carrying.map(({ stem }) => stem);
  ear.sayings.add([...named, ...content]);
  return {
    words: tokens.map(({ text }) => text),
    stems: tokens.map(({ stem }) => stem),
    named,
    content,
    small: small.map(({ stem }) => stem),
    isOnly: small.some((token) => isIn(token, 'only')),
    isNegative: segments.filter((segment) => segment.isNegative && !isOpener(segment)).length % 2 === 1,
  };
}

/** Small words that tell nothing about the words beside them. */
const empty = ['determiners', 'pronouns', 'auxiliaries', 'courtesy', 'yes'] as const;

/** A yes or no that stands by itself at the beginning. */
function isOpener({ tokens }: Segment): boolean {
  return tokens.length === 1 && isIn(tokens[0], 'yes', 'no');
}

/** "GB" behind a number, which is compared with bounds and says nothing by itself. */
function isUnit(token: WordToken, tokens: readonly WordToken[], { lexicon }: Ear): boolean {
  if (tokens[tokens.indexOf(token) - 1]?.number === undefined) return false;
  return Object.values(lexicon.words.units).some((units) => units[token.text] !== undefined);
}
