import type { LetterFolding } from '../../domain/content/words.ts';
import { present } from '../../domain/present.ts';
import type { OnProgress } from '../run-apart.ts';
import type { SpellingModel } from '../text/correct-spelling.ts';
import { gramsOf } from '../text/grams.ts';
import { tokensOf } from '../text/tokens.ts';
import { type Orthography, wordFormOf } from '../text/word-form.ts';
import type { Vocabulary } from '../vectors/vocabulary.ts';
import { featuresOf } from './features.ts';
import { type OneVsRestSvm, trainOneVsRest } from './one-vs-rest-svm.ts';
import { type QuantizedNet, quantizeNet } from './quantized-net.ts';
import { trainNet } from './train-net.ts';
import type { TrainingRow } from './training-rows.ts';

/**
 * The trained learners, before calibration. Planes and nets have the intents in order as classes, and one more class
 * for out of scope.
 */
export type BaseLearners = {
  /** The language and its letters, if its words are normalised. */
  readonly language?: string;
  readonly letters?: LetterFolding;
  readonly intents: readonly string[];
  readonly spelling: SpellingModel;
  readonly vocabulary: Vocabulary;
  readonly planes: OneVsRestSvm;
  /** Their scores are averaged, which cancels the chance of initialisation. */
  readonly nets: readonly QuantizedNet[];
};

const netSettings = { rate: 0.2, outputRate: 0.1, dropout: 0.65, smoothing: 0.1 };

/** Few rows need more epochs; many are learned after eight. */
function epochsFor(rows: number): number {
  return Math.round(Math.min(120, Math.max(8, 24_000 / Math.max(1, rows))));
}

/** A few classes need fewer units, and a small desk starts sooner. */
function hiddenFor(classes: number): number {
  return Math.min(64, Math.max(32, classes));
}

/**
 * Trains on rows of a language. Deterministic: the same rows, seed and number of nets give the same result bit by bit.
 */
export function trainLearners(
  rows: readonly TrainingRow[],
  seed: number,
  netCount: number,
  onProgress: OnProgress = () => {},
  orthography: Orthography = {},
): BaseLearners {
  const form = wordFormOf(orthography);
  const intents = intentsOf(rows);
  const numbers = new Map(intents.map((intent, number) => [intent, number]));
  const { spelling, vocabulary, vectors } = featuresOf(
    rows.map(({ text }) => text),
    (text) => tokensOf(text, form),
    (tokens) => gramsOf(tokens, form),
  );
  const classes = Int32Array.from(rows, (row) => numbers.get(row.intent ?? '') ?? intents.length);
  const count = intents.length + 1;
  const size = vocabulary.hashes.length;
  const stages = 1 + netCount;
  const planes = trainOneVsRest(vectors, classes, count, size, seed, (done) => onProgress(done / count / stages));
  const settings = { ...netSettings, hidden: hiddenFor(count), epochs: epochsFor(rows.length) };
  const nets = Array.from({ length: netCount }, (_, net) => {
    const onEpoch = (done: number) => onProgress((1 + net + done / settings.epochs) / stages);
    return quantizeNet(trainNet(vectors, classes, count, size, seed + net, settings, onEpoch));
  });
  const { language, letters } = form ? orthography : {};
  return { ...present({ language, letters }), intents, spelling, vocabulary, planes, nets };
}

/** The intents of rows, sorted. */
function intentsOf(rows: readonly TrainingRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => row.intent ?? []))].sort();
}
