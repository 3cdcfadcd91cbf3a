import type { Phrases } from '../../domain/content/phrases.ts';
import { maskText } from '../../domain/text/mask-text.ts';
import { longestText } from '../../domain/text/words.ts';
import { hour } from '../../domain/time.ts';
import type { NewUnrecognised, NotUnderstood } from '../../domain/understanding/unrecognised.ts';
import type { Understanding } from '../../domain/understanding/verdict.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { isExactly } from '../../flows/sayings/is-exactly.ts';
import type { Draft } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/** Why words were not understood, and what they may have meant. */
export type Misunderstood = {
  readonly why: NotUnderstood;
  readonly ranking: Understanding['ranking'];
  readonly intent?: string;
  readonly asked?: string;
};

/** Most intents of a ranking that are kept. */
const mostRanked = 5;

/** Keeps words that were not understood for a writer, if the desk keeps any; words that were understood, never. */
export function withUnrecognised(
  context: TurnContext,
  draft: Draft,
  words: string,
  misunderstood: Misunderstood,
): Draft {
  const { keeping, input, now, content } = context;
  if (!keeping || words === '' || isOnlyReply(words, content.phrases)) return draft;
  const { ranking, ...why } = misunderstood;
  const unrecognised: NewUnrecognised = {
    ...why,
    at: Math.floor(now / hour) * hour,
    text: keeping.as === 'plain' ? words.slice(0, longestText) : maskText(words, namesOf(input.from?.name)),
    ranking: ranking.slice(0, mostRanked),
    ...(context.detected && { language: context.detected.language }),
    model: keeping.model(context.detected?.language),
    most: keeping.most,
  };
  return { ...draft, unrecognised };
}

/** "Yes", "not sure": a reply without its question teaches nothing. */
function isOnlyReply(words: string, phrases: Phrases): boolean {
  const { yes, no, unsure, ok } = phrases.hears;
  const prepared = prepareText(words, phrases);
  return [yes, no, unsure, ok].some((sayings) => isExactly(prepared, sayings));
}

/** The person's own name. A single word may be a nickname with a meaning, or what a page calls everybody: `You`. */
function namesOf(name = ''): readonly string[] {
  return /\p{L}\P{L}+\p{L}/u.test(name) ? [name] : [];
}
