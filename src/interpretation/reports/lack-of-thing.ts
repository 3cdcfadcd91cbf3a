import { contentOf } from '../alignment/proposition.ts';
import type { Context } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Performed } from '../interpretation.ts';
import { saysUnknown } from '../text/asks-back.ts';
import type { Message } from '../text/message.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import type { Sentence } from '../text/sentences.ts';

/** How certain it is that somebody who lacks one of the fix's things could not do it. */
const share = 0.87;

/** Minimum similarity for a word to be one of the fix's. */
const same = 0.9;

/**
 * A fix that could not be done because one of its things is missing, not found, not known or of no use: "there is no
 * iOS in that list", "I don't know the password", "my laptop doesn't have that app". What the check asks about does not
 * count: that it cannot be seen is the result of the fix.
 */
export function lackOfThing(
  { sentences, asking }: Message,
  { fix, question = '' }: Context,
  ear: Ear,
): Performed | undefined {
  if (fix === undefined) return undefined;
  const stemsOf = (text: string) =>
    ear.sentencesIn(text).flatMap(({ tokens }) => contentOf(tokens).map((each) => each.stem));
  const lacks = (segment: Segment) => {
    if (!isLacking(segment)) return false;
    const things = stemsOf(fix);
    const checked = stemsOf(question);
    const content = contentOf(segment.tokens).filter((token) => !isIn(token, ...ofLacking));
    return (
      content.some(({ stem }) => things.some((thing) => ear.relate(thing, stem) >= same)) &&
      !content.some(({ stem }) => checked.includes(stem))
    );
  };
  const isTold = (sentence: Sentence, at: number) =>
    asking[at] !== 'question' || (!sentence.asks && saysUnknown(sentence, ear.lexicon));
  const clause = sentences.findIndex((sentence, at) => isTold(sentence, at) && segmentsOf(sentence).some(lacks));
  const words = sentences[clause]?.tokens.map(({ text }) => text) ?? [];
  return clause < 0 ? undefined : { act: 'report', kind: 'could-not', share, words, clause };
}

/** Words by which somebody says that they have, find, know or can do something. */
const ofLacking = ['perceiving', 'modals', 'knowing', 'unknowing', 'failing'] as const;

function isLacking({ tokens, isNegative, isCondition }: Segment): boolean {
  if (isCondition || tokens.some((token) => isIn(token, 'past', 'future', 'changing'))) return false;
  // "No idea what the password is", but not "no idea if that's the network".
  if (tokens.some((token) => isIn(token, 'unknowing'))) return !tokens.some((token) => isIn(token, 'conditions'));
  return isNegative && (tokens.some((token) => isIn(token, ...ofLacking)) || isBareNo(tokens));
}

/** "No PC" says no more than that there is none. */
const longestBareNo = 3;

function isBareNo(tokens: Segment['tokens']): boolean {
  return tokens.length <= longestBareNo && isIn(tokens[0], 'not') && isIn(tokens[0], 'determiners');
}
