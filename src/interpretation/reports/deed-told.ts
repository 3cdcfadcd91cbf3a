import { stillThere } from '../../domain/content/acts.ts';
import { isPerfect } from '../answers/of-the-past.ts';
import { turnsOf } from '../answers/turns.ts';
import { type Context, nameOfQuestion } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Performed } from '../interpretation.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import type { Sentence } from '../text/sentences.ts';
import { writtenText } from '../text/written-form.ts';

/** Minimum share for a report to answer whether something was done. */
const sure = 0.8;

/** Whoever says what came of it has done it. */
const after: readonly string[] = ['done', ...stillThere];

/**
 * What answers whether the person has done something: "did that, no good" to "have you restarted it?" is a yes, "not
 * yet, but I can borrow one" is a no.
 */
export function deedTold(
  sentences: readonly Sentence[],
  reports: readonly Performed[],
  context: Context,
  ear: Ear,
): Performed | undefined {
  if (!asksForDeed(context, ear)) return undefined;
  const told =
    notYetIn(sentences) ??
    triedIn(sentences, context, ear) ??
    reports.find((act) => isReport(act, after)) ??
    reports.find((act) => isReport(act, ['not-yet']));
  if (!told) return undefined;
  const isDone = isReport(told, after);
  const answer = turnsOf(context.answers, ear).indexOf(isDone ? 1 : -1);
  const { share, words, clause } = told;
  if (isDone && !isReport(told, ['done']) && isForeign(sentences, answer, context, ear)) return undefined;
  return answer < 0 ? undefined : { act: 'answer', answer, share, words, clause };
}

/** The log odds below which words are learned to say nothing of the deed. */
const leastOdds = -3;
/** The fewest words by which something else can be named. */
const fewestNaming = 2;

/** "My data allowance is gone" tells of a failure, and not of what the person has done. */
function isForeign(
  sentences: readonly Sentence[],
  answer: number,
  { question = '', answers }: Context,
  ear: Ear,
): boolean {
  // "Still the same" may be said of anything.
  const naming = sentences.flatMap(({ tokens }) => tokens.filter(({ groups }) => groups.size === 0));
  if (naming.length < fewestNaming) return false;
  const learned = ear.readAnswer(nameOfQuestion(question, answers), writtenText(sentences, ear.lexicon));
  return (learned?.[answer]?.odds ?? 0) < leastOdds;
}

function isReport(act: Performed, kinds: readonly string[]): boolean {
  return act.act === 'report' && act.share >= sure && kinds.includes(act.kind);
}

/**
 * "Tried my brother's, no good" to "have you tried another?": the question's own verb for having a go, said of oneself.
 */
function triedIn(sentences: readonly Sentence[], { question = '' }: Context, ear: Ear): Performed | undefined {
  const asked = ear.sentencesIn(question).flatMap(({ tokens }) => tokens.filter((token) => isIn(token, 'looking')));
  const tells = ({ tokens, isNegative, isCondition }: Segment) =>
    !isNegative &&
    !isCondition &&
    !tokens.some((token) => isIn(token, 'future', 'irrealis', 'modals', 'auxiliaries')) &&
    tokens.some(({ text }) => asked.some((verb) => verb.text === text));
  const clause = sentences.findIndex((sentence) => !sentence.asks && segmentsOf(sentence).some(tells));
  const words = sentences[clause]?.tokens.map(({ text }) => text) ?? [];
  return clause < 0 ? undefined : { act: 'report', kind: 'done', share: sureTried, words, clause };
}

const sureTried = 0.85;

/** "Not yet", in front of whatever else is said. */
function notYetIn([first]: readonly Sentence[]): Performed | undefined {
  const opener = first?.tokens[0];
  if (!opener || !isIn(opener, 'not') || !isIn(opener, 'future')) return undefined;
  return { act: 'report', kind: 'not-yet', share: sure, words: [opener.text], clause: 0 };
}

/** "Have you tried another cable?": a verb by which one has done something, or has it, and then the person. */
function asksForDeed({ question = '' }: Context, ear: Ear): boolean {
  return ear.sentencesIn(question).some(({ tokens: [verb, who] }) => {
    if (isIn(who, 'subjects') && isIn(who, 'pronouns')) return isPerfect(verb);
    // "Haben Sie" is one word of the lexicon.
    const [first = '', second] = verb?.text.split(' ') ?? [];
    const groups = ear.lexicon.groupsOf(first);
    return second !== undefined && groups?.has('auxiliaries') === true && groups.has('perceiving');
  });
}
