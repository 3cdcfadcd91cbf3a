import type { Context } from '../context.ts';
import type { Ear } from '../ear.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';

/** "Have", "haben": both to have something and to have done something. */
export function isPerfect(verb: WordToken | undefined): boolean {
  return isIn(verb, 'auxiliaries') && isIn(verb, 'perceiving');
}

/** Whether a question asks what has happened, and not how things are: "Has it got wet?" */
export function asksOfThePast(question: string, { sentencesIn }: Ear): boolean {
  return sentencesIn(question).some(({ tokens: [verb] }) => isPerfect(verb));
}

/**
 * Sentences without what they say about the present, where the question asks what has happened and they tell that too:
 * "it was wet yesterday but it's dry now".
 */
export function ofThePast(sentences: readonly Sentence[], { question = '' }: Context, ear: Ear): readonly Sentence[] {
  const all = sentences.flatMap(segmentsOf);
  if (!asksOfThePast(question, ear) || !all.some(isPast) || !all.some(isOfNow)) return sentences;
  return sentences.flatMap((sentence) => {
    const segments = segmentsOf(sentence).filter((segment) => !isOfNow(segment));
    return segments.length === 0
      ? []
      : [{ ...sentence, tokens: segments.flatMap(({ tokens }) => tokens), stops: new Set<number>() }];
  });
}

function isPast({ tokens }: Segment): boolean {
  return tokens.some((token) => isIn(token, 'past'));
}

/** "It's dry". */
function isOfNow(segment: Segment): boolean {
  return (
    !isPast(segment) &&
    !segment.isNegative &&
    segment.tokens.some((token) => isIn(token, 'auxiliaries') && isIn(token, 'picking'))
  );
}
