import type { KindOf } from '../../domain/content/acts.ts';
import { plainText } from '../../domain/text/words.ts';
import type { Ranking, Verdict } from '../../domain/understanding/verdict.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { yesOrNoOf } from '../../flows/interpret/yes-or-no.ts';
import { isExactly } from '../../flows/sayings/is-exactly.ts';
import { problemShare } from '../../interpretation/acts/problem-share.ts';
import { optionNamed } from '../../interpretation/answers/option-named.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { interpret } from '../../interpretation/interpret.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import type { TurnContext } from '../turn-context.ts';

/** The intents on offer, and the words for which they were offered. */
export type Offer = { readonly intents: readonly string[]; readonly words: string };

/** What a message says to an offer of intents. */
export type OfferReading =
  /** One of them. `words` say more than which one it is. */
  | { readonly type: 'picked'; readonly intent: string; readonly words?: string }
  /** A yes, which does not tell which one of several. */
  | { readonly type: 'agreed' }
  /** All of them: one after the other. */
  | { readonly type: 'both' }
  | { readonly type: 'refused' }
  /** None of them but another flow, named with or without a "no". */
  | { readonly type: 'another'; readonly intent: string; readonly step?: string; readonly words: string }
  /** The person cannot tell them apart, or asks what they are. */
  | { readonly type: 'puzzled' }
  /** Something that was not made out, and that nothing else knows either. */
  | { readonly type: 'unheard' };

/** Minimum share, among the offered alone, for words to say which one is meant. */
const leastToPick = 0.8;

/** This many words tell a problem; fewer may be no more than a choice. */
const fewestToTell = 3;

/** Minimum probability that a question tells of a problem. */
const leastProblem = 0.1;

/** How surely a message must do something else to be left to those who know what. */
const sureEnough = 0.7;

/**
 * What a message says to an offer: an option's place, its words or words that only it has, a yes or no with what comes
 * behind it, or a sentence that says more, which is understood together with the first words. Undefined for what is
 * meant for somebody else: a wish, a mood, another device, a question that has nothing to do with the offer.
 */
export function readOffer(context: TurnContext, offer: Offer): OfferReading | undefined {
  const { text, content, classifier, ear } = context;
  const { hears, says } = content.phrases;
  const prepared = prepareText(text, content.phrases);
  const is = (...lists: readonly (readonly string[])[]) => lists.some((sayings) => isExactly(prepared, sayings));
  const { intents } = offer;
  const titles = intents.map((intent) => content.flows[intent]?.title ?? intent);
  const rest = ear ? behindTurn(text, ear) : text;
  const turn = yesOrNoOf(prepared, hears);
  const listed = [hears.first, hears.second, hears.third].findIndex((sayings) => is(sayings));
  const placed = intents[listed < 0 ? titles.findIndex((title) => plainText(title) === plainText(text)) : listed];
  if (placed !== undefined) return { type: 'picked', intent: placed };
  if (is(hears.both) || isExactly(prepareText(rest, content.phrases), hears.both))
    return { type: intents.length > 1 ? 'both' : 'agreed' };
  if (is(says['button-none'], says['button-something-else'], hears.none, hears['not-this'])) return { type: 'refused' };
  if (is(hears.difference, hears.unsure)) return { type: 'puzzled' };
  if (rest === '' || (!ear && turn && prepared.words.length <= 4)) return bare(turn);
  const acts = ear ? interpret(text, { phase: 'offer', answers: titles.map((label) => ({ label })) }, ear).acts : [];
  const [act] = acts;
  if (act?.act === 'answer' && act.answer === 'unsure') return { type: 'puzzled' };
  const { verdict, ranking } = classifier.understand(rest);
  // "The second one" says which one it is and nothing else.
  const more = verdict.type === 'lost' ? {} : { words: rest };
  const picked = (intent: string | undefined): OfferReading | undefined =>
    intent === undefined || (turn === 'no' && intents.length === 1) ? undefined : { type: 'picked', intent, ...more };
  const isQuestion = acts.some((each) => each.act === 'ask' && puzzling.includes(each.kind) && each.share >= byForm);
  if (isQuestion) return { type: 'puzzled' };
  // Somebody who tells the problem once more has said which one it is.
  const told = verdict.type === 'sure' && ear && tellsProblem(rest, ear) ? verdict.intent : '';
  if (intents.includes(told)) return { type: 'picked', intent: told, ...more };
  if (act?.act === 'answer' && act.answer !== 'unsure' && act.share >= leastToPick) {
    const answered = picked(intents[act.answer]);
    if (answered) return answered;
  }
  const named = ear && optionNamed(rest, titles, ear);
  if (act?.act === 'ask' && puzzling.includes(act.kind) && named === undefined) return { type: 'puzzled' };
  // "Yes, since the update" names another one only as the cause.
  const agreed = turn === 'yes' && intents.length === 1 ? picked(intents[0]) : undefined;
  // "Will I lose my photos?" asks about a thing, and tells of no problem with it.
  const isMereQuestion =
    act?.act === 'ask' && act.share >= sureEnough && ear !== undefined && problemShare(rest, ear) < leastProblem;
  const meant = agreed ?? (isMereQuestion ? undefined : anotherIn(verdict, context, offer, rest));
  if (meant) return meant;
  const chosen = picked(named === undefined ? undefined : intents[named]);
  if (chosen) return chosen;
  if (verdict.type !== 'lost') {
    const together = classifier.understand(joinedWords(offer.words, rest)).verdict;
    const likely = picked(likeliest(context, offer, ranking));
    if (likely) return likely;
    if (together.type === 'sure' && intents.includes(together.intent)) {
      const both = picked(together.intent);
      if (both) return both;
    }
  }
  if (act !== undefined && act.share >= sureEnough && isForOthers(act)) return undefined;
  if (turn && prepared.words.length <= mostBesideTurn) return bare(turn);
  return verdict.type === 'lost' ? { type: 'unheard' } : undefined;
}

/** "It doesn't connect to our Wi-Fi", and not "not the iCloud one". */
function tellsProblem(text: string, { lexicon }: Ear): boolean {
  const tokens = wordTokensOf(text, lexicon);
  return tokens.length >= fewestToTell && !isIn(tokens[0], 'not');
}

/** The flow that words surely name although it is not on offer. */
function anotherIn(
  verdict: Verdict,
  { content }: TurnContext,
  { intents }: Offer,
  words: string,
): OfferReading | undefined {
  if (verdict.type !== 'sure' || intents.includes(verdict.intent) || !content.flows[verdict.intent]) return undefined;
  const { intent, step } = verdict;
  return { type: 'another', intent, words, ...(step !== undefined && { step }) };
}

/** First words, and what was said to tell more. */
export function joinedWords(first: string, more: string | undefined): string {
  return more === undefined ? first : [first, more].filter(Boolean).join('. ');
}

/** How surely a sentence asks that has the form of a question. */
const byForm = 0.95;

/** Questions that an explanation of what is on offer answers. */
const puzzling: readonly KindOf<'ask'>[] = ['which-one', 'what-is', 'how-to-tell'];

/** Whether an act is no answer to an offer, and somebody knows what to say to it. */
function isForOthers(act: Performed): boolean {
  if (act.act === 'social') return !['greeting', 'acknowledge', 'objection', 'small-talk'].includes(act.kind);
  return ['ask', 'wish', 'elsewhere', 'urgent'].includes(act.act);
}

/** In more words than this a yes or no may mean anything. */
const mostBesideTurn = 6;

/** A yes or no, and nothing that says more. */
function bare(turn: 'yes' | 'no' | undefined): OfferReading | undefined {
  return turn && { type: turn === 'no' ? 'refused' : 'agreed' };
}

/** A text without the yes or no, and the courtesies, in front of it. */
function behindTurn(text: string, { lexicon }: Ear): string {
  const tokens = wordTokensOf(text, lexicon);
  const from = tokens.findIndex((token) => !isIn(token, 'yes', 'no', 'courtesy'));
  if (from === 0) return text;
  return from < 0
    ? ''
    : tokens
        .slice(from)
        .map((token) => token.text)
        .join(' ');
}

/** The intent on offer that first and later words speak for together, if they are as sure as that. */
function likeliest({ classifier }: TurnContext, { intents, words }: Offer, ranking: Ranking): string | undefined {
  if (!intents.includes(ranking[0]?.intent ?? '')) return undefined;
  const before = classifier.understand(words).ranking;
  const shareIn = (shares: Ranking, intent: string) => shares.find((each) => each.intent === intent)?.share ?? 0;
  const beliefs = intents.map((intent) => shareIn(ranking, intent) * shareIn(before, intent));
  const sum = beliefs.reduce((total, belief) => total + belief, 0);
  const at = beliefs.findIndex((belief) => sum > 0 && belief / sum >= leastToPick);
  return intents[at];
}
