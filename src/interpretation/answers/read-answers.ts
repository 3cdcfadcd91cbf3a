import { isDetour } from '../alignment/detour.ts';
import type { Context } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Performed } from '../interpretation.ts';
import type { Message } from '../text/message.ts';
import { isIn } from '../text/segments.ts';
import type { Sentence } from '../text/sentences.ts';
import { type Answered, areTied, probabilityOf, unanswered } from './answered.ts';
import { withLearned } from './learned-answer.ts';
import { certain, isWholeSaying } from './match-saying.ts';
import { ofThePast } from './of-the-past.ts';
import { readPolar } from './polar.ts';
import { type AnswerScore, scoreAnswers } from './score-answers.ts';
import { stemsAndSayings, stemsAsked } from './stems-asked.ts';
import { opensAlone, tellingIn } from './telling-in.ts';

/** Minimum similarity, or contrast, for a word to be one of the question's. */
const akin = 0.5;

/** What somebody only believes is asked about: "I think it's on?" */
const believed = 0.75;

/** Which answer a message gives. A question back never gives one; beside it, only what is said outright. */
export function readAnswers({ sentences, asking }: Message, context: Context, ear: Ear): Answered {
  const label = context.answers.findIndex((answer) => isWholeSaying(answer.label, sentences, ear));
  if (label >= 0) return tapped(label, sentences);
  const parts = tellingIn(sentences, asking);
  const telling = ofThePast(parts, context, ear);
  const isBelief = asking.includes('tentative');
  const asks = parts.length < sentences.length;
  if (asksElsewhere(context, ear)) return { ...unanswered, acts: answersElsewhere(telling, sentences, context, ear) };
  // Before a question, only words that name the things of the open one are meant for it: "two numbers there, which do
  // you want?"
  const isAbout = (words: readonly string[]) => {
    const familiar = [...stemsAndSayings(context, ear)];
    return words.some((word) => familiar.some((stem) => Math.abs(ear.relate(stem, ear.lexicon.stem(word))) >= akin));
  };
  const scored = scoreAnswers(context, telling, ear);
  const scores = (
    asking.some((each) => each === 'question' || each === 'unknowing')
      ? scored
      : withLearned(scored, telling, context, ear)
  ).map((each): AnswerScore => {
    if (!asks && each.isWhole) return { ...each, score: Math.max(each.score, certain) };
    // "50 of 50 GB. What's the cheapest way out?"
    const isNumber = each.hasContent && each.words.length === 0;
    const isOwn = isNumber || (each.hasContent && isAbout(each.words));
    const isOpened =
      opensAlone(telling[0]) || (each.score >= sureBehindOpener && opens(telling[each.sentence], sentences));
    return asks && !isOwn && !isOpened ? { ...each, score: Math.min(each.score, 0) } : each;
  });
  const order = scores.map((_, at) => at).sort((a, b) => scoreAt(scores, b) - scoreAt(scores, a));
  const [first = 0, second = -1] = order;
  const top = scores[first];
  if (!top || top.score <= 0.4) return unanswered;
  const next = Math.max(0, scoreAt(scores, second));
  const isTie = areTied(top.score, next);
  const among = order.filter((at) => areTied(top.score, scoreAt(scores, at)));
  const share = probabilityOf(top.score - next * (isTie ? 1 : 0.5));
  const said = telling[top.sentence];
  const most = isBelief
    ? believed
    : !top.hasContent && !top.isWhole && saysMore(telling, context, ear)
      ? besideMore
      : 1;
  return {
    acts: [
      {
        act: 'answer',
        answer: first,
        share: Math.min(isTie ? Math.max(0.5, share) : share, most),
        words: top.words,
        clause: said ? placeOf(said, sentences) : -1,
      },
    ],
    ...(isTie && { among: among.toSorted((a, b) => a - b) }),
    isWhole: top.isWhole && !isTie && !isBelief,
    isLabel: false,
    hasContent: top.hasContent,
  };
}

/** The place of a sentence, or of the one that it is a part of. */
function placeOf(said: Sentence, sentences: readonly Sentence[]): number {
  const [first] = said.tokens;
  return first ? sentences.findIndex(({ text, tokens }) => text === said.text && tokens.includes(first)) : -1;
}

/** How certain a mere yes or no is beside words that have nothing of the question: "no, nothing on the tablet". */
const besideMore = 0.85;

function saysMore(sentences: readonly Sentence[], context: Context, ear: Ear): boolean {
  const familiar = stemsAsked(context, ear);
  return sentences.some(({ tokens }) =>
    tokens.some(({ text, groups, stem }) => groups.size === 0 && /\p{L}/u.test(text) && !familiar.has(stem)),
  );
}

/** The words of a button, which may be worded like a question. */
function tapped(answer: number, sentences: readonly Sentence[]): Answered {
  const words = sentences.flatMap(({ tokens }) => tokens.map(({ text }) => text));
  return {
    acts: [{ act: 'answer', answer, share: 1, words, clause: sentences.length === 1 ? 0 : -1 }],
    isWhole: true,
    isLabel: true,
    hasContent: true,
  };
}

function scoreAt(scores: readonly AnswerScore[], at: number): number {
  return scores[at]?.score ?? 0;
}

/** Minimum score for a message's first or last sentence to be an answer where it only begins with a yes or no. */
const sureBehindOpener = 2;

/** "Yep, Dubai till Sunday. What will that cost me?", "how many more questions? No, there's room". */
function opens(sentence: Sentence | undefined, sentences: readonly Sentence[]): boolean {
  const isAtEdge = sentence === sentences[0] || sentence === sentences.at(-1);
  return sentence !== undefined && isAtEdge && isIn(sentence.tokens[0], 'yes', 'no');
}

/** Whether what was said last asks for something else than the open question: then that is what the reply answers. */
function asksElsewhere({ said, question }: Context, ear: Ear): boolean {
  if (said === undefined || question === undefined) return false;
  return isDetour(ear.propositionsIn(said).slice(-1), ear.propositionsIn(question), ear.relate);
}

function answersElsewhere(
  telling: readonly Sentence[],
  sentences: readonly Sentence[],
  context: Context,
  ear: Ear,
): readonly Performed[] {
  const { score, words, sentence } = readPolar(context, telling, ear);
  const said = telling[sentence];
  if (Math.abs(score) < 1) {
    // "I know how to do that", "I can't get there": whether somebody can look, not what they see.
    const able = sentences.findIndex(({ tokens }) => tokens.some((token) => isIn(token, ...ofAbility)));
    return able < 0 ? [] : [{ act: 'inform', share: ability, words: [], clause: able }];
  }
  return [{ act: 'inform', share: probabilityOf(Math.abs(score)), words, clause: said ? sentences.indexOf(said) : -1 }];
}

/** Words by which somebody says whether they can look at all, and how certain it is that they do. */
const ofAbility = ['knowing', 'unknowing', 'modals', 'failing', 'not'] as const;
const ability = 0.7;
