import type { Words } from '../domain/content/words.ts';
import { remembered } from '../domain/remembered.ts';
import { stemmerOf } from '../intents/text/stemmer.ts';
import { wordFormOf } from '../intents/text/word-form.ts';
import { type ActModel, type ActRow, actReader, learnActs, type ReadActs } from './acts/act-reader.ts';
import { type ByHeart, knowingByHeart, learnByHeart } from './acts/by-heart.ts';
import { type DangersNamed, type DangerWords, dangersNamed } from './acts/danger-words.ts';
import { contentOf, type Proposition, propositionsIn, type Weigh } from './alignment/proposition.ts';
import { type Relate, type RelationTable, relating } from './alignment/relations.ts';
import { dictionaryOf, relationsOf } from './alignment/word-net.ts';
import {
  type AnswerModel,
  answerReader,
  learnAnswers,
  type ReadAnswer,
  type TaughtQuestion,
} from './answers/answer-reader.ts';
import { type StemIndex, stemIndex } from './answers/stem-index.ts';
import { type HearingCosts, hearingCosts } from './hearing-costs.ts';
import { type Lexicon, lexiconOf } from './text/lexicon.ts';
import { type Sentence, sentencesOf } from './text/sentences.ts';
import { correctingSlips, learnSlips, type SlipModel } from './text/slips.ts';
import { writtenOf } from './text/written-form.ts';

/** Everything that it takes to understand a reply in one language. */
export type Ear = {
  readonly lexicon: Lexicon;
  readonly relate: Relate;
  readonly weigh: Weigh;
  /** What a yes would say to the questions in a text of the desk's own; remembered, as such texts come again. */
  readonly propositionsIn: (text: string) => readonly Proposition[];
  /** The sentences of a text of the desk's own, remembered. */
  readonly sentencesIn: (text: string) => readonly Sentence[];
  /** The stems of the sayings that have been looked up. */
  readonly sayings: StemIndex;
  /** How likely a text does each thing; it is given in its written form. */
  readonly readActs: ReadActs;
  /** How likely a text in its written form gives each answer to a question. */
  readonly readAnswer: ReadAnswer;
  /** The kinds of danger that have a word of their own in a clause. */
  readonly dangersNamed: DangersNamed;
  readonly costs: HearingCosts;
};

/** What an ear is learned from: content of one language. */
export type Lesson = {
  readonly words: Words;
  /** The utterances of acts, as `ask.where`. */
  readonly acts: readonly ActRow[];
  /** What the flows' answers sound like, so that acts can be told from them. */
  readonly answers: readonly string[];
  /** The questions with all wordings of their answers, so that these can be told from one another. */
  readonly asked?: readonly TaughtQuestion[];
  /** All sayings of the answers; their words are looked up in the dictionary. */
  readonly sayings?: readonly string[];
  /** The intents' utterances. */
  readonly problems: readonly string[];
  /** What the desk asks, to know which words are common in it. */
  readonly questions: readonly string[];
  /** What else the desk says around its questions; its words are looked up in the dictionary too. */
  readonly says?: readonly string[];
  /** The words that dangers are told with. Nothing is learned of them. */
  readonly dangers?: DangerWords;
  readonly costs?: HearingCosts;
};

/** What was learned from a lesson; everything else is read from the lesson again. */
export type EarModel = {
  readonly acts: ActModel;
  readonly answers: AnswerModel;
  readonly byHeart: ByHeart;
  readonly relations: RelationTable;
  readonly slips: SlipModel;
};

/** Learns an ear's model: what acts are said like, what the dictionary knows of the desk's words, and its spelling. */
export function learnEar(lesson: Lesson): EarModel {
  const lexicon = lexiconIn(lesson);
  const written = (text: string) => writtenOf(text, lexicon);
  const write = ({ kind, text }: ActRow) => ({ kind, text: written(text) });
  const acts = lesson.acts.map(write);
  const model = learnActs([
    ...acts,
    ...lesson.answers.map((text) => write({ kind: 'answer', text })),
    ...lesson.problems.map((text) => write({ kind: 'problem', text })),
  ]);
  const own = [...lesson.questions, ...lesson.answers, ...(lesson.sayings ?? []), ...(lesson.says ?? [])];
  const stems = own.flatMap((text) =>
    sentencesOf(text, lexicon).flatMap(({ tokens }) => contentOf(tokens).map((token) => token.stem)),
  );
  return {
    acts: model,
    answers: learnAnswers(
      (lesson.asked ?? []).map((each) => ({ ...each, answers: each.answers.map((texts) => texts.map(written)) })),
      [
        ...acts.filter(({ kind }) => !kind.startsWith('urgent')).map(({ text }) => text),
        ...lesson.problems.map(written),
      ],
    ),
    byHeart: learnByHeart(acts, model.kinds),
    relations: relationsOf(stems, lesson.words.language, lexicon.stem),
    slips: learnSlips(textsOf(lesson), dictionaryOf(lesson.words.language)),
  };
}

/** Everything that content says or expects to hear, and the words of its language. */
function textsOf({ words, acts, answers, sayings = [], problems, questions, says = [] }: Lesson): readonly string[] {
  const { language: _, ...groups } = words;
  const listed = Object.values(groups).flatMap((each) => (Array.isArray(each) ? each.flat() : Object.keys(each)));
  return [...acts.map(({ text }) => text), ...answers, ...sayings, ...problems, ...questions, ...says, ...listed];
}

/** An ear by its lesson and what was learned of it. */
export function earOf(lesson: Lesson, model: EarModel): Ear {
  const lexicon = lexiconIn(lesson, correctingSlips(model.slips));
  const weigh = weighing(lesson.questions, lexicon);
  const relate = relating(lexicon, model.relations);
  return {
    lexicon,
    relate,
    sayings: stemIndex(relate),
    weigh,
    propositionsIn: remembered(mostRemembered, (text) => propositionsIn(text, lexicon, weigh)),
    sentencesIn: remembered(mostRemembered, (text) => sentencesOf(text, lexicon)),
    readActs: remembered(mostReadings, knowingByHeart(model.byHeart, actReader(model.acts))),
    readAnswer: answerReader(model.answers),
    dangersNamed: dangersNamed(lesson.dangers ?? {}, lexicon, wordFormOf(lesson.words)?.fold),
    costs: lesson.costs ?? hearingCosts,
  };
}

/** Texts of the desk have names and numbers filled in, and people may say anything: usually few, but without bound. */
const mostRemembered = 5000;

/** A turn reads the acts of its message, and of parts of it, several times. */
const mostReadings = 100;

/**
 * The lexicon of a language's words; without a stemmer for it, words stand as they are.
 *
 * @param correct sets right a word that was typed wrong
 */
export function lexiconIn({ words }: Pick<Lesson, 'words'>, correct?: (word: string) => string): Lexicon {
  return lexiconOf(words, remembered(mostRemembered, stemmerOf(words.language) ?? ((word) => word)), correct);
}

/** The fewer of the desk's questions have a stem, the more it tells. */
function weighing(questions: readonly string[], lexicon: Lexicon): Weigh {
  const counts = new Map<string, number>();
  for (const question of questions)
    for (const stem of new Set(
      sentencesOf(question, lexicon).flatMap(({ tokens }) => tokens.map((token) => token.stem)),
    ))
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const most = Math.log(questions.length + 2);
  return (stem) => Math.log((questions.length + 2) / (1 + (counts.get(stem) ?? 0))) / most;
}
