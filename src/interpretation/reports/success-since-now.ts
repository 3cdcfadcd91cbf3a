import { contentOf, contentStemsOf } from '../alignment/proposition.ts';
import { stemsOfAnswer } from '../answers/match-saying.ts';
import type { Context } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Performed } from '../interpretation.ts';
import { isPlainSuccess } from '../text/is-plain-success.ts';
import type { Message } from '../text/message.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';
import { writtenPart } from '../text/written-form.ts';

/** The share of "it works now" where somebody says that the problem has just gone. */
const share = 0.92;

/** Minimum share of the learned act where the words name nothing: "all good again". */
const leastLearned = 0.6;

/** Minimum similarity for two words to be the same. */
const same = 0.9;

/**
 * A message at a question which says that the problem has just gone or was mended: "ah, it charges now, was the socket"
 * where it is asked whether the phone is hot. Its words are those of the check or of what content lists as success, and
 * not the open question's: "it loads now" answers whether a page loads.
 *
 * @param context the open question, the check, and how people say that the check succeeded
 */
export function successSinceNow(
  { sentences, asking }: Message,
  { question = '', check = '', works }: Pick<Context, 'question' | 'check' | 'works'>,
  ear: Ear,
): Performed | undefined {
  const asked = contentStemsOf(ear.sentencesIn(question));
  const own = [contentStemsOf(ear.sentencesIn(check)), ...(works ? [stemsOfAnswer(ear)(works)] : [])];
  const isOwn = ({ stem }: WordToken) => own.some((stems) => [...stems].some((each) => ear.relate(each, stem) >= same));
  const isMeasured = works !== undefined && [...(works.over ?? []), ...(works.under ?? [])].length > 0;
  const tells = (segment: Segment, sentence: Sentence) => {
    if (!segment.tokens.some((token) => isIn(token, 'changing', 'mended'))) return false;
    if (!isPlainSuccess([{ ...sentence, tokens: segment.tokens, stops: new Set() }], [undefined])) return false;
    // "4.2 GB free now": an amount names nothing.
    const isAmount = (token: WordToken) =>
      token.number !== undefined || segment.tokens[segment.tokens.indexOf(token) - 1]?.number !== undefined;
    const named = contentOf(segment.tokens).filter(
      (token) => !isIn(token, 'particles', 'courtesy', 'yes', 'good', 'mended') && !isAmount(token),
    );
    // "Deleted loads, now 12 free": an amount is success only where success is measured.
    if (named.length === 0 && !isMeasured && segment.tokens.some(isAmount)) return false;
    if (named.length > 0) return named.every(isOwn) && !named.every(({ stem }) => asked.has(stem));
    // "Now it's good" needs no model.
    const isGood = segment.tokens.some((token) => isIn(token, 'good', 'mended') && !isIn(token, 'courtesy'));
    return isGood || learnedIn(segment, ear) >= leastLearned;
  };
  const clause = sentences.findIndex(
    (sentence, at) => asking[at] === undefined && segmentsOf(sentence).some((segment) => tells(segment, sentence)),
  );
  const words = sentences[clause]?.tokens.map(({ text }) => text) ?? [];
  return clause < 0 ? undefined : { act: 'wish', kind: 'works-now', share, words, clause };
}

/** How likely words say that all is well. */
function learnedIn({ tokens }: Segment, { readActs }: Ear): number {
  return readActs(writtenPart(tokens))
    .filter(({ kind }) => kind === 'report.solved' || kind === 'wish.works-now')
    .reduce((sum, each) => sum + each.share, 0);
}
