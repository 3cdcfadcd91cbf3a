import { contentOf } from '../alignment/proposition.ts';
import type { Asking } from '../text/asks-back.ts';
import type { Message } from '../text/message.ts';
import { isIn } from '../text/segments.ts';
import { betweenStops, type Sentence } from '../text/sentences.ts';

/**
 * The sentences that tell something, and what follows a "no idea, …" or precedes a question: "it was off, how come?"
 */
export function tellingIn(sentences: readonly Sentence[], asking: Message['asking']): readonly Sentence[] {
  return sentences.flatMap((sentence, at) => {
    const asks = asking[at];
    if (asks === undefined || asks === 'tentative') return [sentence];
    const parts = partsOf(sentence);
    if (parts.length < 2) return [];
    const [opener, ...rest] = parts;
    // "No, should I have?"
    if (opener && opensAlone(opener) && rest.every(asksNothingElse)) return [opener];
    return parts.filter(
      (part, place) => tells(part, asks, place === parts.length - 1) && !isTopicOf(part, parts[place + 1]),
    );
  });
}

/** "Should I?", "do I need to?": a question that is about the answer in front of it. */
function asksNothingElse({ tokens }: Sentence): boolean {
  return contentOf(tokens).length === 0 && !tokens.some((token) => isIn(token, 'questions'));
}

/** "My Apple account, is that the one for apps?": what is only named, and asked about by a word that stands for it. */
function isTopicOf({ tokens: [first] }: Sentence, asking: Sentence | undefined): boolean {
  const [verb, subject] = asking?.tokens ?? [];
  return isIn(first, 'determiners') && isIn(verb, 'auxiliaries') && isIn(subject, 'referring');
}

/** Whether a part of a sentence tells something; in a sentence that asks, only a part before the question can. */
function tells({ tokens }: Sentence, asks: Asking, isLast: boolean): boolean {
  const isSilent = tokens.some((token) => isIn(token, 'unknowing', 'knowing', 'questions', 'hedges', 'irrealis'));
  return !isSilent && contentOf(tokens).length > 0 && (asks === 'unknowing' || !isLast);
}

/** The parts between a sentence's commas. */
function partsOf(sentence: Sentence): readonly Sentence[] {
  return betweenStops(sentence).map((tokens) => ({ ...sentence, tokens, stops: new Set<number>(), asks: false }));
}

/** A yes or no that is a sentence by itself, as one of three words is, or of small words: "ja, er ist an". */
export function opensAlone(sentence: Sentence | undefined): boolean {
  if (!sentence?.tokens.some((token) => isIn(token, 'yes', 'no'))) return false;
  return sentence.tokens.length <= 3 || sentence.tokens.every(({ groups }) => groups.size > 0);
}
