import type { Examples } from '../domain/content.ts';
import { belongs, fitBelonging } from './belonging.ts';
import { crossValidate, readRows } from './held-out.ts';
import { learn, type OnProgress } from './learned.ts';
import { fitMixing } from './mixing.ts';
import type { Model } from './model.ts';
import { nearbyOf } from './nearby.ts';
import { ranked } from './ranked.ts';
import { type Costs, fitThresholds } from './thresholds.ts';
import { type TrainingRow, trainingRowsOf } from './training-rows.ts';

export type TrainOptions = {
  /** Fixes everything that is drawn by lot; 1 if not given. */
  readonly seed?: number;
  /** Rows to fit scale and thresholds on, instead of holding out parts of what is learned. */
  readonly valid?: Learnable | undefined;
  /** The expected share of messages that are somebody else's problem; three in ten if not given. */
  readonly strangersShare?: number;
  readonly onProgress?: OnProgress;
};

/** What is learned: utterances with their intents, and what is not ours. */
export type Learnable = Pick<Examples, 'utterances' | 'notOurs'>;

/** A second net is worth a third of a point; a third one nothing that can be measured. */
const netCount = 2;

/**
 * Trains a classifier's model: first on parts of the rows, to fit scale and thresholds on the rest, then on all.
 * Deterministic: the same examples in any order, costs and seed give the same model. Holdouts are not looked at.
 */
export function trainClassifier(
  examples: Learnable,
  costs: Costs,
  { seed = 1, valid, strangersShare = 0.3, onProgress = () => {} }: TrainOptions = {},
): Model {
  const rows = trainingRowsOf(examples);
  const first = valid && learn(rows, seed, netCount, onProgress);
  const held = first ? readRows(first, validRowsOf(valid)) : crossValidate(rows, seed, readRows);
  const mixing = fitMixing(
    held.flatMap(({ row, intents, signals }) => {
      const right = row.intent === undefined ? -1 : intents.indexOf(row.intent);
      return right === -1 ? [] : [{ ...signals, right }];
    }),
  );
  const belonging = fitBelonging(
    held.map(({ row, signals }) => ({ familiar: signals.familiar, ours: row.intent !== undefined })),
  );
  const thresholds = fitThresholds(
    held.map(({ row, intents, signals }) => ({
      ranking: ranked(intents, signals, mixing).slice(0, 3),
      belonging: belongs(belonging, signals.familiar),
      ...(row.intent !== undefined && { intent: row.intent }),
    })),
    costs,
    strangersShare,
  );
  onProgress(0.5);
  const learned = first ?? learn(rows, seed, netCount, (done) => onProgress(0.5 + done / 2));
  return { learned, mixing, belonging, thresholds, nearby: nearbyOf(rows, learned), seed };
}

function validRowsOf({ utterances, notOurs }: Learnable): readonly TrainingRow[] {
  return [...utterances, ...notOurs.map((text) => ({ text }))];
}
