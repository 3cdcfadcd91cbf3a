import { actName } from '../../domain/content/acts.ts';
import type { Ear } from '../ear.ts';
import type { Performed } from '../interpretation.ts';
import { isIn, segmentsOf } from '../text/segments.ts';
import { type Sentence, sentencesOf, type WordToken } from '../text/sentences.ts';
import type { ActShare } from './act-reader.ts';

/** Minimum shares of danger and of a problem for a sentence to be examined part by part. */
const hint = 0.2;

/** "It fell in the pool and now it won't charge" is a problem, and just as much a danger. */
export function withDangerOfPart(
  shares: readonly ActShare[],
  sentence: Sentence,
  read: (part: readonly WordToken[]) => readonly ActShare[],
): readonly ActShare[] {
  const danger = dangerIn(shares);
  const parts = segmentsOf(sentence).filter((part) => !part.isNegative && !part.isCondition && part.tokens.length > 1);
  const problem = shares.find(({ kind }) => kind === 'problem')?.share ?? 0;
  if (danger > sureDanger || problem < hint) return shares;
  // Where nothing hints at it, it counts only beside something else, and only if it is as certain as can be.
  if (danger < hint && parts.length < 2) return shares;
  const least = danger < hint ? sureDanger : 0;
  return parts
    .map(({ tokens }) => read(tokens))
    .filter((each) => dangerIn(each) >= least)
    .reduce((most, each) => (dangerIn(each) > dangerIn(most) ? each : most), shares);
}

const sureDanger = 0.9;

export function dangerIn(shares: readonly ActShare[]): number {
  return shares.reduce((sum, { act, share }) => (act === 'urgent' ? sum + share : sum), 0);
}

/** Where danger is less likely than this, nothing depends on its words. */
const leastLikely = 0.1;

/** How much likelier a danger is, against all else, whose own words are told; asked whether it might be, it is not. */
const likelier = 1.5;

/** Minimum part of all danger for kinds whose words are said to carry the whole of it: kinds share many rows. */
const carrying = 0.1;

/** Minimum share of a danger that is asked about although none of its own words are said. */
const sureUnnamed = 0.9;

/** Its share then: it counts where nothing else is heard, and raises no alarm. */
const doubtful = 0.4;

/**
 * What resembles a danger's rows as a whole, and has none of a danger's own words, is as good as harmless: "I do this
 * for a living". What is listed word for word needs no other words.
 *
 * @param shares they add up to 1
 * @param isAsked the sentence has the form of a question
 */
export function withDangerNamed(
  shares: readonly ActShare[],
  clauses: readonly (readonly WordToken[])[],
  { dangersNamed }: Ear,
  isAsked: boolean,
): readonly ActShare[] {
  const danger = dangerIn(shares);
  if (danger < leastLikely || shares.some(({ act, isListed }) => act === 'urgent' && isListed)) return shares;
  const named = dangersNamed(clauses);
  const isNamed = ({ kind }: ActShare) => named.has(kind);
  const carried = dangerIn(shares.filter(isNamed));
  if (carried < carrying * danger) {
    const kept = danger < sureUnnamed ? 0 : doubtful;
    return shares.map((each) => {
      if (each.act === 'urgent') return { ...each, share: (each.share / danger) * kept };
      return each.kind === 'harmless' ? { ...each, share: each.share + danger - kept } : each;
    });
  }
  const times = isAsked ? 1 : likelier;
  const sum = 1 + danger * (times - 1);
  return shares.map((each) => {
    if (each.act !== 'urgent') return { ...each, share: each.share / sum };
    return { ...each, share: isNamed(each) ? (each.share / carried) * ((danger * times) / sum) : 0 };
  });
}

/** The kinds of danger, as `urgent.water`, whose own words a text tells or, with `denied`, only denies. */
export function dangersIn(text: string, { lexicon, dangersNamed }: Ear, counting: 'told' | 'denied' = 'told') {
  const clauses = sentencesOf(text, lexicon).flatMap(segmentsOf);
  return dangersNamed(
    clauses.map(({ tokens }) => tokens),
    counting,
  );
}

/** The most words of a question that repeats what was asked: "did it get wet?", and that surely asks nothing: "water?" */
const mostEchoed = 6;
const surelyEchoed = 2;

/** Where the no may stand that answers it: "no", "oh no", "well, never". */
const mostBeforeNo = 2;

/**
 * Whether somebody puts a danger's word as a question and says no to it themselves: "Water? No, I'm in the living room",
 * "fire, no". Nor does it ask anything. What else is said is danger as before, and "breathing? no" denies nothing.
 */
export function isAskedAndDenied(sentences: readonly Sentence[], act: Performed, ear: Ear): boolean {
  const sentence = sentences[act.clause];
  if (!sentence || (act.act === 'urgent' ? act.kind === 'harm' || act.kind === 'self-harm' : act.act !== 'ask'))
    return false;
  const next = sentences[act.clause + 1];
  const [stop = 0] = [...sentence.stops].filter((at) => at > 0).sort((a, b) => a - b);
  const { tokens } = sentence;
  const isEcho = isEchoDenied(sentence, next);
  const isShort = stop > 0 && stop <= mostBeforeNo && saysNo(tokens.slice(stop, stop + 1));
  if (!isEcho && !isShort) return false;
  if (act.act === 'ask')
    return tokens.length <= surelyEchoed && !tokens.some((token) => isIn(token, 'questions', 'auxiliaries'));
  const rest = isEcho ? (next?.tokens ?? []) : tokens.slice(stop);
  return act.act === 'urgent' && !ear.dangersNamed([rest]).has(actName(act));
}

/** Whether a short question is answered with a no by what comes after it. */
function isEchoDenied({ asks, tokens }: Sentence, next: Sentence | undefined): boolean {
  return asks && tokens.length <= mostEchoed && next !== undefined && saysNo(next.tokens);
}

/** Whether a text puts a question and says no to it: "a bath? nope, dry as a bone". */
export function saysNoToEcho(text: string, { lexicon }: Ear): boolean {
  const sentences = sentencesOf(text, lexicon);
  return sentences.some((sentence, at) => isEchoDenied(sentence, sentences[at + 1]));
}

function saysNo(tokens: readonly WordToken[]): boolean {
  const at = tokens.slice(0, mostBeforeNo).findIndex((token) => isIn(token, 'no', 'not', 'nothing'));
  return at >= 0 && !isIn(tokens[at], 'unknowing');
}
