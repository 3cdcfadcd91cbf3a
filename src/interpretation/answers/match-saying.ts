import { onceFor } from '../../domain/once-for.ts';
import { contentStemsOf, type Proposition } from '../alignment/proposition.ts';
import { type Context, type PossibleAnswer, sayingsOfAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { amountsIn } from '../text/amounts.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';
import { gatheredWords, ownWordsIn } from './own-words.ts';
import { contentIn, type Prepared, preparedIn, type SayingMatch, tokensIn, unsaid } from './prepared-saying.ts';
import { leastMet } from './stem-index.ts';

/** The log odds of something unmistakable. */
export const certain = 9;

/**
 * How well an answer's label and sayings are met; negative if they are denied.
 *
 * @param context the question, whose words need not be accounted for, and the answers it is told from: a word that
 *   sayings of several have tells little
 */
export function bestSaying(
  answer: PossibleAnswer,
  sentences: readonly Sentence[],
  ear: Ear,
  { phase, question = '', check = '', fix = '', answers, isStrict = false }: Context,
): SayingMatch {
  const stemsOf = (text: string) => askedIn(ear)(ear.propositionsIn(text));
  const words = ownWordsIn(ear)(answers).get(answer);
  const around = {
    shared: words?.shared ?? noWords,
    asked: stemsOf(question),
    checked: stemsOf(check),
    isUnasked: phase === 'check' || isStrict,
    handled: contentStemsOf(ear.sentencesIn(fix)),
  };
  let best = phase === 'question' && words ? gatheredWords(words, sentences, around.asked, ear) : unsaid;
  let denied = 0;
  for (const saying of candidatesIn(answer, sentences, ear)) {
    const found = matchPrepared(saying, sentences, ear, around);
    if (found.score > best.score) best = found;
    denied = Math.min(denied, found.score);
  }
  return best.score > 0 ? best : { ...unsaid, score: denied };
}

/** The sayings of an answer of which a word is met; none of the others is. */
function candidatesIn(answer: PossibleAnswer, sentences: readonly Sentence[], ear: Ear): Iterable<Prepared> {
  const { places, bare } = placesIn(ear)(answer);
  const found = new Set(bare);
  for (const stem of ear.sayings.touched(sentences)) for (const saying of places.get(stem) ?? []) found.add(saying);
  return found;
}

/** An answer's sayings by the stems that they carry, and those that carry none. */
const placesIn = onceFor((ear: Ear) =>
  onceFor((answer: PossibleAnswer) => {
    const places = new Map<string, Prepared[]>();
    const bare: Prepared[] = [];
    for (const saying of sayingsOfAnswer(answer)) {
      const prepared = preparedIn(saying, ear);
      if (prepared.content.length === 0) bare.push(prepared);
      for (const stem of prepared.content) {
        const before = places.get(stem);
        if (before) before.push(prepared);
        else places.set(stem, [prepared]);
      }
    }
    return { places, bare };
  }),
);

/** Whether sentences are a saying and nothing else. */
export function isWholeSaying(saying: string, sentences: readonly Sentence[], ear: Ear): boolean {
  const { stems } = preparedIn(saying, ear);
  return stems.length > 0 && isSame(stems, tokensIn(sentences));
}

const noWords: ReadonlySet<string> = new Set();

/** The stems that questions turn on. */
const askedIn = onceFor((_: Ear) =>
  onceFor(
    (propositions: readonly Proposition[]): ReadonlySet<string> =>
      new Set(propositions.flatMap(({ main, condition }) => [...main, ...condition].map(({ stem }) => stem))),
  ),
);

/**
 * What a saying answers: stems that tell little among the answers, those that the question and the flow's check have,
 * and those of the things that an open fix handles.
 */
type Around = {
  readonly shared: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
  readonly checked: ReadonlySet<string>;
  /** They were not asked for: they are about what came of a fix, or about a question that is not open. */
  readonly isUnasked: boolean;
  readonly handled: ReadonlySet<string>;
};

/** The share of a saying that has to be met. */
const leastShare = 0.6;

/**
 * How well a saying is met by sentences: a log odds, negative where it is denied. Without `around` nothing was asked,
 * and single words are worth less.
 */
export function matchSaying(saying: string, sentences: readonly Sentence[], ear: Ear, around?: Around): SayingMatch {
  return matchPrepared(preparedIn(saying, ear), sentences, ear, around);
}

function matchPrepared(wanted: Prepared, sentences: readonly Sentence[], ear: Ear, around?: Around): SayingMatch {
  const { words, stems, content, isNegative } = wanted;
  if (stems.length === 0) return unsaid;
  const isWhole = isSame(stems, tokensIn(sentences));
  if (isWhole) return { score: certain, words, sentence: 0, isWhole };
  if (content.length === 0 || !mayBeMet(content, sentences, ear)) return unsaid;
  let best = unsaid;
  sentences.forEach((sentence, index) => {
    for (const segment of segmentsOf(sentence)) {
      const said = contentIn(segment).filter((token) => !isOfAmount(token, segment, ear));
      if (said.length === 0) continue;
      const met = meet(content, said, ear);
      if (met.share < leastShare) continue;
      const weight = around ? weightIn(around, wanted, met, segment) : weightOf(met, content.length, said.length);
      const turn = met.isOpposite !== (segment.isNegative !== isNegative) ? -1 : 1;
      const doubt = segment.isCondition ? 0.4 : segment.tokens.some((token) => isIn(token, 'hedges')) ? 0.6 : 1;
      const score = turn * weight * doubt;
      if (Math.abs(score) > Math.abs(best.score)) best = { score, words: met.words, sentence: index, isWhole: false };
    }
  });
  return best;
}

/** "2 GB left" says how much, which is compared with bounds; it does not say that some pictures are left. */
function isOfAmount(token: WordToken, { tokens }: Segment, { lexicon }: Ear): boolean {
  return isIn(token, 'remaining', 'used') && amountsIn(tokens, lexicon).some(({ unit, of }) => unit !== 1 || of === '');
}

/** What a saying is worth if its words are met somewhere. */
function weightOf({ share }: Met, wanted: number, said: number): number {
  if (wanted > 1) return share === 1 ? severalWords + 0.4 * (wanted - 2) : 1.2;
  return said <= 2 ? 2 : 0.8;
}

const severalWords = 3;

/**
 * The same if it was asked for: more if it is met word for word, or if nothing else is said; less if its words tell
 * little.
 */
function weightIn(
  { shared, asked, checked, isUnasked, handled }: Around,
  wanted: Prepared,
  met: Met,
  segment: Segment,
): number {
  const { stems, content } = wanted;
  const said = contentIn(segment);
  if (stems.length > 1 && standsIn(stems, segment.tokens))
    return severalWords + 0.4 * Math.max(0, content.length - 2) + (said.length <= content.length ? 1 : 0);
  const strange = Math.max(1, said.filter(({ stem }) => !asked.has(stem)).length);
  const isTelling = content.some((stem) => !shared.has(stem) && !asked.has(stem) && !checked.has(stem));
  // After a fix, "it took the password" and "still the apple" are not said by naming one of them, nor "online" by the network.
  const isMereThing =
    isUnasked &&
    (isCutShort(wanted, segment) ||
      (content.length === 1 && !met.isExact && met.stems.every((stem) => handled.has(stem))));
  const isExact = content.length === 1 && met.isExact;
  const weight = isExact && strange <= 2 ? (strange === 1 ? 3 : 2.3) : weightOf(met, content.length, strange);
  return weight * (isTelling && !isMereThing ? 1 : 0.3);
}

/** Whether the small words are missing by which a saying tells something about its thing: "still", "took", "back". */
function isCutShort({ content, small, isOnly }: Prepared, { tokens }: Segment): boolean {
  // "Just the apple logo" says more than "the apple logo"; two words say something without any other small word.
  if (content.length > 1 && !isOnly) return false;
  return small.length > 0 && !small.some((stem) => tokens.some((token) => token.stem === stem));
}

/** Whether words stand in a row among others. */
function standsIn(wanted: readonly string[], tokens: readonly WordToken[]): boolean {
  return tokens.some((_, from) => wanted.every((stem, at) => tokens[from + at]?.stem === stem));
}

/** Whether enough of a saying's words are met anywhere in sentences. */
function mayBeMet(content: readonly string[], sentences: readonly Sentence[], { sayings }: Ear): boolean {
  const touched = sayings.touched(sentences);
  let met = 0;
  for (const stem of content) if (touched.has(stem)) met++;
  return met >= leastShare * content.length;
}

/** The stems of everything that a saying names. Adds them to the index. */
export function namedIn(saying: string, ear: Ear): readonly string[] {
  return preparedIn(saying, ear).named;
}

/** All stems of an answer's sayings. */
export const stemsOfAnswer = onceFor((ear: Ear) =>
  onceFor((answer: PossibleAnswer) => new Set(sayingsOfAnswer(answer).flatMap((saying) => namedIn(saying, ear)))),
);

/** Whether two runs of words are the same, but for small changes of a word. */
function isSame(wanted: readonly string[], said: readonly WordToken[]): boolean {
  return wanted.length === said.length && wanted.every((stem, at) => stem === said[at]?.stem);
}

type Met = {
  readonly share: number;
  readonly isOpposite: boolean;
  /** Each word was met by itself, not by a synonym. */
  readonly isExact: boolean;
  readonly words: readonly string[];
  readonly stems: readonly string[];
};

function meet(wanted: readonly string[], said: readonly WordToken[], { relate }: Ear): Met {
  const found: { readonly by: WordToken; readonly relation: number }[] = [];
  for (const stem of wanted) {
    let best = 0;
    let by: WordToken | undefined;
    let isBoth = false;
    for (const each of said) {
      const relation = relate(stem, each.stem);
      // "On and off" says neither.
      if (Math.abs(relation) >= leastMet && relation * best < 0) isBoth = true;
      if (Math.abs(relation) > Math.abs(best)) {
        best = relation;
        by = each;
      }
    }
    if (by && Math.abs(best) >= leastMet && !isBoth) found.push({ by, relation: best });
  }
  // "It's wet" has one of the words of "it was wet but it's dry now", and not the other one as its opposite.
  const met = found.filter(
    ({ by, relation }) => relation > 0 || !found.some((each) => each.by === by && each.relation > 0),
  );
  // One word may be the opposite of several that mean the same, and inverts the meaning only once. "Fails", the opposite
  // of "works", is what makes its clause negative.
  const opposed = met.filter(({ by, relation }) => relation < 0 && !isIn(by, 'failing'));
  const opposites = new Set(opposed.map(({ by }) => by.text));
  return {
    share: met.length / wanted.length,
    isOpposite: opposites.size % 2 === 1,
    isExact: met.every(({ relation }) => relation >= 1),
    words: met.map(({ by }) => by.text),
    stems: met.map(({ by }) => by.stem),
  };
}
