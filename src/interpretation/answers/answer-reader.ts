import { remembered } from '../../domain/remembered.ts';
import { type OneVsRestSvm, trainAndJudge } from '../../intents/learners/one-vs-rest-svm.ts';
import { hashText } from '../../intents/text/hash.ts';
import { softmax } from '../../intents/vectors/softmax.ts';
import { rowsOf } from '../../intents/vectors/sparse.ts';
import { weighterOf } from '../../intents/vectors/tf-idf.ts';
import { type Vocabulary, vocabularyOf } from '../../intents/vectors/vocabulary.ts';
import { fitTemperature, type Scored } from '../../intents/verdict/temperature.ts';
import { featuresBy, marginsOf, telling } from '../acts/act-reader.ts';

/** A question, by a name of its own, and the wordings of each of its answers. */
export type TaughtQuestion = {
  readonly name: string;
  readonly answers: readonly (readonly string[])[];
  /** It is never asked: its answers are told of people's own accord. Such questions have a scale of their own. */
  readonly isUnasked?: boolean;
};

/** What was learned of the answers to questions; bytes and numbers only. */
export type AnswerModel = {
  readonly vocabulary: Vocabulary;
  readonly questions: readonly {
    readonly name: string;
    readonly planes: OneVsRestSvm;
    /** What margins are multiplied by so that shares come out as often right as they say. */
    readonly scale: number;
    /** How many texts it was learned from: those that give no answer, then those of each answer. */
    readonly counts: readonly number[];
  }[];
};

/** What was learned of a text and an answer. */
export type LearnedAnswer = {
  /** How likely the text gives it; what is left to 1 over all answers is the share of giving none. */
  readonly share: number;
  /** The log odds of giving it against giving none, where both are said as often. */
  readonly odds: number;
};

/**
 * What a text in its written form says to a question, in the order of its answers. Undefined for a question that was not
 * learned.
 */
export type ReadAnswer = (name: string, written: string) => readonly LearnedAnswer[] | undefined;

/** Makes random choices repeatable. */
const seed = 1;

/** One text in this many that answers nothing stands against the answers of every question, and one row is held out. */
const against = 12;
const heldOut = 6;
const lot = 0x3c6ef372;

/** The texts that stand against every question are needed for each. */
const mostGrams = 50_000;

/** First words are read beside every question of a flow. */
const mostTexts = 20;

/**
 * Learns to tell the answers of each question from one another and from whatever else is said: for each question a plane for
 * every answer and one for none, over words, pairs of words and runs of characters, and one scale for all that are asked and
 * one for all that are not, fitted on rows that were held out.
 *
 * @param questions once for each flow that asks them, with the wordings of their answers in the written form in which texts are read
 * @param others what answers no question, in that form; a part of it is drawn by its text
 */
export function learnAnswers(questions: readonly TaughtQuestion[], others: readonly string[]): AnswerModel {
  const none = [...new Set(others)].filter((text) => hashText(lot, text) % against === 0);
  const grams = remembered(mostGrams, telling);
  const taught = [...Map.groupBy(questions, ({ name }) => name).values()].map((same) => {
    const [{ name, answers, isUnasked = false } = { name: '', answers: [] }] = same;
    const given = new Set(answers.flat());
    const others = none.filter((text) => !given.has(text));
    const rows = [others, ...answers].flatMap((texts, kind) => [...new Set(texts)].map((text) => ({ kind, text })));
    const counts = [others, ...answers].map((_, kind) => rows.filter((row) => row.kind === kind).length);
    return { name, rows, counts, isUnasked, flows: same.length };
  });
  // What is learned of answers does not hang on what else is told.
  const asked = taught.filter(({ isUnasked }) => !isUnasked);
  const vocabulary = vocabularyOf(new Set(asked.flatMap(({ rows }) => rows.map(({ text }) => grams(text)))));
  const weigh = weighterOf(vocabulary);
  const size = vocabulary.hashes.length;
  const judged: Record<'asked' | 'unasked', Scored[]> = { asked: [], unasked: [] };
  const learned = taught.map(({ name, rows, counts, isUnasked, flows }) => {
    const kind = isUnasked ? 'unasked' : 'asked';
    const classes = Int32Array.from(rows, ({ kind }) => kind);
    const isHeldOut = (row: number) => hashText(lot, `${name} ${rows[row]?.text}`) % heldOut === 0;
    const vectors = rowsOf(rows.map(({ text }) => weigh(grams(text))));
    const { planes, margins } = trainAndJudge(vectors, classes, counts.length, size, seed, isHeldOut);
    const right = classes.filter((_, row) => isHeldOut(row));
    const scored = margins.map((scores, at) => ({ scores, right: right[at] ?? 0 }));
    // A question of several flows is asked more often, and counts so.
    for (let flow = 0; flow < flows; flow++) judged[kind].push(...scored);
    return { name, planes, counts, kind } as const;
  });
  const scales = { asked: fitTemperature(judged.asked), unasked: fitTemperature(judged.unasked) };
  return { vocabulary, questions: learned.map(({ kind, ...question }) => ({ ...question, scale: scales[kind] })) };
}

/** Reads which answer texts give with what was learned. */
export function answerReader({ vocabulary, questions }: AnswerModel): ReadAnswer {
  const features = remembered(mostTexts, featuresBy(vocabulary));
  const byName = new Map(questions.map((each) => [each.name, each]));
  return (name, written) => {
    const learned = byName.get(name);
    if (!learned) return undefined;
    const [none = 0, ...shares] = softmax(marginsOf(learned.planes, features(written)), learned.scale);
    const [ofNone = 0, ...counts] = learned.counts;
    return shares.map((share, at) => ({ share, odds: Math.log((share * ofNone) / (none * (counts[at] ?? 0))) }));
  };
}
