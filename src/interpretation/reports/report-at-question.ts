import { stillThere } from '../../domain/content/acts.ts';
import type { WordGroup } from '../../domain/content/words.ts';
import { onceFor } from '../../domain/once-for.ts';
import { present } from '../../domain/present.ts';
import { actsIn } from '../acts/acts-in.ts';
import { contentOf } from '../alignment/proposition.ts';
import { type Answered, unanswered } from '../answers/answered.ts';
import { behindOpener } from '../answers/behind-opener.ts';
import type { Context, PossibleAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Performed } from '../interpretation.ts';
import { asksBack } from '../text/asks-back.ts';
import { isPlainSuccess } from '../text/is-plain-success.ts';
import type { Message } from '../text/message.ts';
import { isIn } from '../text/segments.ts';
import { sentencesOf } from '../text/sentences.ts';
import { readReport } from './read-report.ts';
import { successSinceNow } from './success-since-now.ts';

const noAnswers: readonly PossibleAnswer[] = [];

/** Minimum share for a report while a question is open. */
const sure = 0.8;

/** How many words of what success looks like are needed to tell it: "my iPad is frozen" names the iPad. */
const sureSolved = 0.9;

/** Minimum share for what success looks like to be asked about, and the share it has then: "photos are uploading!" */
const likelySolved = 0.9;
const askedAbout = 0.75;

/** An answer with this share is more likely. */
const likelyAnswer = 0.6;

/** "Most of them" may be said of anything. */
const sureInPart = 0.95;

/**
 * An answer with at least `sureAnswer` leaves no room for a report; one with at least `leastAnswer` leaves none for
 * what content lists.
 */
const sureAnswer = 0.9;
const leastAnswer = 0.4;

/**
 * What a message says, at a question that it does not answer, of the problem itself: "no, still nothing on the tablet"
 * while the account is asked about, "installed now" while it is the battery. It is read as at the flow's check, without
 * the yes or no in front. That the problem is solved must be said in the check's own words, and that it is so since
 * now.
 */
export function reportAtQuestion(
  message: Message,
  context: Context,
  answered: Answered,
  ear: Ear,
): Performed | undefined {
  const { text, sentences, asking } = message;
  const { phase, question, check, works, fails } = context;
  if (phase !== 'question' || check === undefined) return undefined;
  if (asking.some((asks) => asks !== undefined)) return goneBesideQuestion(message, context, answered, ear);
  const said = behindOpener(sentences)?.sentences ?? sentences;
  const telling = { text, sentences: said, asking };
  // A number may say anything here.
  const inWords = (each: PossibleAnswer | undefined) => each && wordsOnly(each);
  const atCheck = {
    phase: 'check',
    question: check,
    works: inWords(works),
    fails: inWords(fails),
    answers: noAnswers,
  } as const;
  const {
    acts: [byCheck],
    isListed,
  } = readReport(telling, atCheck, ear);
  const isTold = isListed && !answered.acts.some(({ share }) => share >= leastAnswer) && saysMore(telling, check, ear);
  if (isTold && byCheck?.act === 'report' && byCheck.kind === 'solved' && byCheck.share >= sureSolved)
    return { ...byCheck, act: 'wish', kind: 'works-now' };
  const sinceNow = successSinceNow(telling, present({ question, check, works: atCheck.works }), ear);
  if (sinceNow) return sinceNow;
  const isLikely =
    isListed && saysMore(telling, check, ear) && !answered.acts.some(({ share }) => share >= likelyAnswer);
  if (isLikely && byCheck?.act === 'report' && byCheck.kind === 'solved' && byCheck.share >= likelySolved)
    return { ...byCheck, act: 'wish', kind: 'works-now', share: Math.min(askedAbout, byCheck.share) };
  const isSure = answered.acts.some(({ share }) => share >= sureAnswer);
  if (answered.hasContent && (isSure || !answered.acts.every((act) => isMereTurn(act, ear)))) return undefined;
  if (byCheck?.act === 'report' && byCheck.share >= sure && namesIt(telling, check, ear)) {
    if (byCheck.kind !== 'solved') return byCheck;
    const since = said.some(({ tokens }) => tokens.some((token) => isIn(token, 'changing')));
    if (isPlainSuccess(said, asking))
      return {
        ...byCheck,
        act: 'wish',
        kind: 'works-now',
        share: since ? byCheck.share : Math.min(askedAbout, byCheck.share),
      };
  }
  return actsIn(telling, atCheck, ear).find(
    (act) =>
      act.act === 'report' && stillThere.includes(act.kind) && act.share >= (act.kind === 'partly' ? sureInPart : sure),
  );
}

/** "It is solved. May I stop now?": what is told beside a question is asked about. */
function goneBesideQuestion(
  { text, sentences, asking }: Message,
  context: Context,
  answered: Answered,
  ear: Ear,
): Performed | undefined {
  const telling = sentences.filter((_, at) => asking[at] === undefined);
  if (telling.length === 0) return undefined;
  const told = reportAtQuestion(
    { text, sentences: telling, asking: telling.map(() => undefined) },
    context,
    answered,
    ear,
  );
  const said = told && telling[told.clause];
  return told?.act === 'wish' && said
    ? { ...told, clause: sentences.indexOf(said), share: Math.min(askedAbout, told.share) }
    : undefined;
}

/**
 * How sure words say that a problem is gone whose flow is not open: by its check, and by what content lists as success.
 *
 * @returns a share, 0 to 1; undefined if they do not say so
 */
export function problemGone(
  text: string,
  context: Pick<Context, 'question' | 'check' | 'works' | 'fails'>,
  ear: Ear,
): number | undefined {
  const sentences = sentencesOf(text, ear.lexicon);
  const asking = sentences.map((sentence) => asksBack(sentence, ear.lexicon));
  const message = { text, sentences, asking };
  const told = reportAtQuestion(message, { phase: 'question', answers: noAnswers, ...context }, unanswered, ear);
  return told?.act === 'wish' && told.kind === 'works-now' ? told.share : undefined;
}

/** An answer without its bounds. */
const wordsOnly = onceFor(({ label, also = [] }: PossibleAnswer): PossibleAnswer => ({ label, also }));

/** Whether only a yes, a no or a word that calls something good or bad speaks for an answer. */
function isMereTurn({ words }: Performed, { lexicon }: Ear): boolean {
  return words.length > 0 && words.every((word) => turning.some((group) => lexicon.groupsOf(word)?.has(group)));
}

const turning: readonly WordGroup[] = ['yes', 'no', 'not', 'nothing', 'good', 'bad', 'failing'];

/** "5G" where it is asked whether somebody is abroad: a single word is success only if it is the check's own. */
function saysMore(message: Message, check: string, ear: Ear): boolean {
  const tokens = message.sentences.flatMap((sentence) => sentence.tokens);
  const isOne = contentOf(tokens).length <= 1 && !tokens.some((token) => isIn(token, 'changing', 'mended', 'working'));
  return !isOne || namesIt(message, check, ear);
}

/** Whether a message has a word that the check turns on. */
function namesIt({ sentences }: Message, check: string, { propositionsIn, relate }: Ear): boolean {
  const stems = propositionsIn(check).flatMap(({ main }) => main.map(({ stem }) => stem));
  return sentences.some(({ tokens }) => tokens.some((token) => stems.some((stem) => relate(stem, token.stem) >= same)));
}

/** Minimum similarity for two words to be the same. */
const same = 0.9;
