import type { WordGroup } from '../../domain/content/words.ts';
import { onceFor } from '../../domain/once-for.ts';
import { type Amount, amountsIn } from '../text/amounts.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { isIn, isTurnedRound, type Segment, segmentsOf } from '../text/segments.ts';
import { type Sentence, sentencesOf, type WordToken } from '../text/sentences.ts';

/** A word that a question turns on, and its part in it; all parts add up to 1. */
export type Focus = { readonly stem: string; readonly weight: number };

/** What a yes to a question would say. */
export type Proposition = {
  readonly text: string;
  readonly main: readonly Focus[];
  readonly condition: readonly Focus[];
  readonly isNegative: boolean;
  readonly isConditionNegative: boolean;
  readonly isOnly: boolean;
  readonly isAlways: boolean;
  /** It asks whether something is there, or whether one sees, hears or has it. */
  readonly isPerceived: boolean;
  /** It asks whether nothing is there. */
  readonly isOfEmptiness: boolean;
  /** It asks whether something is full or used up. */
  readonly isOfFullness: boolean;
  /** The stems of what it asks whether somebody has done to find out: looked, tried. */
  readonly looked: ReadonlySet<string>;
  /** The stems of its own words that call it good or bad. */
  readonly valued: ReadonlySet<string>;
  /** Its first auxiliary; empty where there is none. */
  readonly auxiliary: string;
  /** It asks whether one knows how to find out. */
  readonly isOfKnowing: boolean;
  readonly bound?: Amount;
  /** 1 if a yes is good news by the question's own words, −1 if it is bad news, 0 if they do not say. */
  readonly valence: number;
};

/** How telling a stem is, 0 to 1: the more of the desk's questions have it, the less it tells. */
export type Weigh = (stem: string) => number;

/** The yes-or-no questions in a text, and what a yes would say. */
export function propositionsIn(text: string, lexicon: Lexicon, weigh: Weigh): readonly Proposition[] {
  return sentencesOf(text, lexicon).flatMap((sentence) => {
    const proposition = propositionOf(sentence, lexicon, weigh);
    return proposition ? [proposition] : [];
  });
}

/** What a yes to a sentence would say; undefined if it is not a yes-or-no question. */
function propositionOf(sentence: Sentence, lexicon: Lexicon, weigh: Weigh): Proposition | undefined {
  const segments = segmentsOf(withoutOpener(sentence));
  if (!sentence.asks && !isEmbedded(sentence)) return undefined;
  const first = segments.find(({ isCondition }) => !isCondition)?.tokens[0];
  if (isIn(first, 'questions') && !isIn(first, 'conditions')) return undefined;
  const main = segments.filter(({ isCondition }) => !isCondition);
  const conditions = segments.filter(({ isCondition }) => isCondition);
  if (main.length === 0) return undefined;
  const tokens = main.flatMap(({ tokens }) => tokens);
  const all = segments.flatMap(({ tokens }) => tokens);
  const bound = amountsIn(all, lexicon).find((amount) => amount.bound);
  const isPerceived = tokens.some((token) => isIn(token, 'perceiving'));
  return {
    text: sentence.text,
    main: focusOf(main, weigh, isPerceived),
    condition: focusOf(conditions, weigh, true),
    isNegative: main.filter((segment) => isTurnedRound(beforeRelative(segment.tokens))).length % 2 === 1,
    isConditionNegative: conditions.some(({ isNegative }) => isNegative),
    isOnly: all.some((token) => isIn(token, 'only')),
    isAlways: all.some((token) => isIn(token, 'always')),
    isPerceived,
    isOfEmptiness: tokens.some((token) => isIn(token, 'empty')),
    isOfFullness: tokens.some((token) => isIn(token, 'used')),
    looked: new Set(tokens.filter((token) => isIn(token, 'looking')).map(({ stem }) => stem)),
    valued: new Set(tokens.filter((token) => isIn(token, 'good', 'bad')).map(({ stem }) => stem)),
    auxiliary: tokens.find((token) => isIn(token, 'auxiliaries'))?.text.split(' ')[0] ?? '',
    // "Do you know how to see if it flows?" asks whether one knows how, whatever follows its "if".
    isOfKnowing: sentence.tokens.some((token) => isIn(token, 'knowing')),
    ...(bound && { bound }),
    valence: tokens.some((token) => isIn(token, 'measures')) ? -1 : valenceOf(tokens),
  };
}

/** The words up to a clause that only says which one: "the network you don't use". */
function beforeRelative(tokens: readonly WordToken[]): readonly WordToken[] {
  const at = tokens.findIndex(
    (token, place) => place > 1 && isIn(token, 'subjects') && isIn(token, 'pronouns') && isNoun(tokens[place - 1]),
  );
  return at < 0 ? tokens : tokens.slice(0, at);
}

function isNoun(token: WordToken | undefined): boolean {
  return (
    token !== undefined &&
    (isContent(token) || isIn(token, 'complementizers')) &&
    !isIn(token, 'perceiving', 'looking', 'opining')
  );
}

/** A question put as a request: "tell me whether it blinks". */
function isEmbedded({ tokens }: Sentence): boolean {
  return tokens.some(
    (token, at) => isIn(token, 'complementizers') && !isIn(token, 'pronouns') && isIn(tokens[at - 1], 'telling'),
  );
}

/** Leaves out what only leads up to the question: "can you tell me whether". */
function withoutOpener(sentence: Sentence): Sentence {
  const { stops } = sentence;
  const isChoice = isIn(sentence.tokens.at(-1), 'not') && isIn(sentence.tokens.at(-2), 'joints');
  const tokens = isChoice ? sentence.tokens.slice(0, -2) : sentence.tokens;
  let from = 0;
  tokens.forEach((token, at) => {
    if (at < 12 && isIn(token, 'complementizers') && isIn(tokens[at - 1], 'telling')) from = at + 1;
  });
  if (from === 0) return { ...sentence, tokens };
  return {
    ...sentence,
    tokens: tokens.slice(from),
    stops: new Set([...stops].filter((stop) => stop > from).map((stop) => stop - from)),
  };
}

/** Words that are never what a question turns on. */
const light: readonly WordGroup[] = [
  'auxiliaries',
  'pronouns',
  'determiners',
  'hollow',
  'intensifiers',
  'courtesy',
  'conditions',
  'exclusions',
  'exceptions',
  'joints',
  'contrasts',
  'questions',
  'complementizers',
  'not',
  'nothing',
  'needing',
  'always',
  'sometimes',
  'opining',
];

/** Whether a word carries something of what is asked or told. */
function isContent(token: WordToken): boolean {
  return (
    !isIn(token, ...light) &&
    !(isIn(token, 'only') && !isIn(token, 'good')) &&
    token.number === undefined &&
    !token.isAmount
  );
}

/** A small word that belongs to the verb: "is on", "turn it off". */
function isParticle(tokens: readonly WordToken[], at: number): boolean {
  if (!isIn(tokens[at], 'particles')) return false;
  const next = tokens[at + 1];
  return (
    next === undefined || isIn(next, 'intensifiers', 'joints', 'conditions', 'auxiliaries', 'exclusions', 'contrasts')
  );
}

/** "It's OK" says how it is; "OK, it is" does not. */
function isVerdict(tokens: readonly WordToken[], at: number): boolean {
  return (
    isIn(tokens[at], 'good') && isIn(tokens[at], 'courtesy') && isIn(tokens[at - 1], 'auxiliaries', 'intensifiers')
  );
}

/** The stems of the words that carry something. */
export function contentOf(tokens: readonly WordToken[]): readonly WordToken[] {
  return tokens.filter((token, at) => isParticle(tokens, at) || isContent(token) || isVerdict(tokens, at));
}

/**
 * The stems of these in sentences; gathered once for each text of the desk's own, as an ear remembers its sentences.
 */
export const contentStemsOf = onceFor(
  (sentences: readonly Sentence[]): ReadonlySet<string> =>
    new Set(sentences.flatMap(({ tokens }) => contentOf(tokens).map(({ stem }) => stem))),
);

function focusOf(segments: readonly Segment[], weigh: Weigh, isFlat: boolean): readonly Focus[] {
  const content = contentOf(segments.flatMap(({ tokens }) => tokens)).filter(
    (token) => !isIn(token, 'perceiving', 'looking') || isFlat === false,
  );
  const stems = [...new Set(content.map(({ stem }) => stem))];
  const raw = stems.map((stem, at) => weigh(stem) * (isFlat ? 1 : 0.6 + (0.8 * (at + 1)) / stems.length));
  const sum = raw.reduce((a, b) => a + b, 0) || 1;
  return stems.map((stem, at) => ({ stem, weight: (raw[at] ?? 0) / sum }));
}

/**
 * 1 if words say that everything is as it should be, −1 if they say that it is not. "Longer than usual" says neither.
 */
export function valenceOf(tokens: readonly WordToken[]): number {
  const counted = tokens.filter(
    (_, at) => !tokens.slice(Math.max(0, at - 4), at).some((token) => isIn(token, 'over', 'under', 'comparing')),
  );
  if (counted.some((token) => isIn(token, 'bad'))) return -1;
  return counted.some((token) => isIn(token, 'good') && !isIn(token, 'courtesy')) ? 1 : 0;
}

/** For a question that is not known as a yes-or-no question: only a mere yes or no can answer it. */
export const blankProposition: Proposition = {
  text: '',
  main: [],
  condition: [],
  isNegative: false,
  isConditionNegative: false,
  isOnly: false,
  isAlways: false,
  isPerceived: false,
  isOfKnowing: false,
  looked: new Set(),
  isOfEmptiness: false,
  isOfFullness: false,
  valued: new Set(),
  auxiliary: '',
  valence: 0,
};

/** The stems of what is said of something: without the words that only stand for it, or lead up to it. */
export function predicateOf(tokens: readonly WordToken[]): readonly string[] {
  return tokens
    .filter((token) => !isIn(token, ...standingIn) || isIn(token, 'not', 'nothing', 'no', 'quantities'))
    .map(({ stem }) => stem);
}

/** The same of all that a saying says; an ear remembers its sentences. */
export function predicateIn(saying: string, sentencesIn: (text: string) => readonly Sentence[]): readonly string[] {
  return predicateOf(sentencesIn(saying).flatMap(({ tokens }) => tokens));
}

const standingIn = [
  'yes',
  'courtesy',
  'pronouns',
  'referring',
  'determiners',
  'subjects',
  'auxiliaries',
  'every',
  'changing',
] as const;
