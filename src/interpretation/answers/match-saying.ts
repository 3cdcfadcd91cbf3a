import { onceFor } from '../../domain/once-for.ts';
import { contentOf } from '../alignment/proposition.ts';
import { type PossibleAnswer, sayingsOfAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';
import { leastMet } from './stem-index.ts';

/** The log odds of what cannot be mistaken. */
export const certain = 9;

/** How a saying was met. */
export type SayingMatch = {
  readonly score: number;
  readonly words: readonly string[];
  readonly sentence: number;
  readonly isWhole: boolean;
};

export const unsaid: SayingMatch = { score: 0, words: [], sentence: -1, isWhole: false };

/** How well an answer's label and sayings are met; less than nothing where they are denied. */
export function bestSaying(answer: PossibleAnswer, sentences: readonly Sentence[], ear: Ear): SayingMatch {
  let best = unsaid;
  let denied = 0;
  for (const saying of sayingsOfAnswer(answer)) {
    const found = matchSaying(saying, sentences, ear);
    if (found.score > best.score) best = found;
    denied = Math.min(denied, found.score);
  }
  return best.score > 0 ? best : { ...unsaid, score: denied };
}

/** Whether sentences are a saying and nothing else. */
export function isWholeSaying(saying: string, sentences: readonly Sentence[], ear: Ear): boolean {
  const { tokens } = preparedIn(saying, ear);
  return tokens.length > 0 && isSame(tokens, tokensIn(sentences));
}

/** So much of a saying has to be met. */
const leastShare = 0.6;

/** How well a saying is met by sentences: a log odds, negative where it is denied. */
export function matchSaying(saying: string, sentences: readonly Sentence[], ear: Ear): SayingMatch {
  const { tokens, content, isNegative } = preparedIn(saying, ear);
  if (tokens.length === 0) return unsaid;
  const isWhole = isSame(tokens, tokensIn(sentences));
  if (isWhole) return { score: certain, words: tokens.map(({ text }) => text), sentence: 0, isWhole };
  if (content.length === 0 || !mayBeMet(content, sentences, ear)) return unsaid;
  let best = unsaid;
  sentences.forEach((sentence, index) => {
    for (const segment of segmentsOf(sentence)) {
      const said = contentIn(segment);
      if (said.length === 0) continue;
      const met = meet(content, said, ear);
      if (met.share < leastShare) continue;
      const isShort = said.length <= content.length + 1;
      const weight =
        content.length === 1 ? (isShort ? 2 : 0.8) : met.share === 1 ? 3 + 0.4 * (content.length - 2) : 1.2;
      const turn = met.isOpposite !== (segment.isNegative !== isNegative) ? -1 : 1;
      const score = turn * weight * (segment.isCondition ? 0.4 : 1);
      if (Math.abs(score) > Math.abs(best.score)) best = { score, words: met.words, sentence: index, isWhole: false };
    }
  });
  return best;
}

/** Whether enough of a saying's words are met anywhere in sentences. */
function mayBeMet(content: readonly WordToken[], sentences: readonly Sentence[], { sayings }: Ear): boolean {
  const touched = sayings.touched(sentences);
  let met = 0;
  for (const { stem } of content) if (touched.has(stem)) met++;
  return met >= leastShare * content.length;
}

/** The stems of all that a saying names; from now on the index knows them. */
export function namedIn(saying: string, ear: Ear): readonly string[] {
  return preparedIn(saying, ear).named;
}

/** The words of a segment that carry something; every saying asks for them. */
const contentIn = onceFor(({ tokens }: Segment) => contentOf(tokens));

/** The words of sentences, without courtesy where there is more. */
const tokensIn = onceFor((sentences: readonly Sentence[]): readonly WordToken[] => {
  const all = sentences.flatMap(({ tokens }) => tokens);
  const tokens = all.filter((token) => !isIn(token, 'courtesy'));
  return tokens.length > 0 ? tokens : all;
});

type Prepared = {
  readonly tokens: readonly WordToken[];
  /** The words that carry something. */
  readonly content: readonly WordToken[];
  /** The stems of all that it names. */
  readonly named: readonly string[];
  readonly isNegative: boolean;
};

const prepared = new WeakMap<readonly Sentence[], Prepared>();

/** A saying, prepared once: the ear remembers its sentences. */
function preparedIn(saying: string, { sentencesIn, sayings }: Ear): Prepared {
  const sentences = sentencesIn(saying);
  const known = prepared.get(sentences);
  if (known) return known;
  const segments = sentences.flatMap(segmentsOf);
  const tokens = tokensIn(sentences);
  const named = sentences.flatMap((each) => contentOf(each.tokens)).map(({ stem }) => stem);
  const made = {
    tokens,
    named,
    content: contentOf(segments.flatMap((segment) => segment.tokens)).filter(
      (token) => !isIn(token, 'yes', 'no', 'looking', 'opining'),
    ),
    isNegative: segments.filter((segment) => segment.isNegative && !isOpener(segment)).length % 2 === 1,
  };
  sayings.add([...named, ...made.content.map(({ stem }) => stem)]);
  prepared.set(sentences, made);
  return made;
}

/** A yes or no by itself in front. */
function isOpener({ tokens }: Segment): boolean {
  return tokens.length === 1 && isIn(tokens[0], 'yes', 'no');
}

/** Whether two runs of words are one, but for small changes of a word. */
function isSame(wanted: readonly WordToken[], said: readonly WordToken[]): boolean {
  return wanted.length === said.length && wanted.every((token, at) => token.stem === said[at]?.stem);
}

function meet(
  wanted: readonly WordToken[],
  said: readonly WordToken[],
  { relate }: Ear,
): { share: number; isOpposite: boolean; words: readonly string[] } {
  let met = 0;
  let opposites = 0;
  const words: string[] = [];
  for (const token of wanted) {
    let best = 0;
    let by = '';
    for (const each of said) {
      const relation = relate(token.stem, each.stem);
      if (Math.abs(relation) > Math.abs(best)) {
        best = relation;
        by = each.text;
      }
    }
    if (Math.abs(best) < leastMet) continue;
    met++;
    if (best < 0) opposites++;
    words.push(by);
  }
  return { share: met / wanted.length, isOpposite: opposites % 2 === 1, words };
}
