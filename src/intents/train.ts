import type { Examples } from '../domain/content.ts';
import { belongs, fitBelonging } from './belonging.ts';
import { fitScale } from './fit-scale.ts';
import { heldOut } from './held-out.ts';
import { learn, type OnProgress } from './learned.ts';
import type { Model } from './model.ts';
import { nearbyOf } from './nearby.ts';
import { ranked } from './ranked.ts';
import { type Costs, fitThresholds } from './thresholds.ts';
import { trainingRowsOf } from './training-rows.ts';

export type TrainOptions = {
  /** Fixes everything that is drawn by lot; 1 if not given. */
  readonly seed?: number;
  readonly onProgress?: OnProgress;
};

/**
 * Trains a classifier's model: first on parts of the rows, to fit scale and thresholds on the rest, then on all.
 * Deterministic: the same examples in any order, costs and seed give the same model. Holdouts are not looked at.
 */
export function trainClassifier(
  examples: Pick<Examples, 'utterances' | 'notOurs'>,
  costs: Costs,
  { seed = 1, onProgress = () => {} }: TrainOptions = {},
): Model {
  const rows = trainingRowsOf(examples);
  const held = heldOut(rows, seed);
  const scale = fitScale(
    held.flatMap(({ row, intents, signals }) => {
      const right = row.intent === undefined ? -1 : intents.indexOf(row.intent);
      return right === -1 ? [] : [{ scores: signals.margins, right }];
    }),
  );
  const belonging = fitBelonging(
    held.map(({ row, signals }) => ({ familiar: signals.familiar, ours: row.intent !== undefined })),
  );
  const thresholds = fitThresholds(
    held.map(({ row, intents, signals }) => ({
      ranking: ranked(intents, signals.margins, scale).slice(0, 3),
      belonging: belongs(belonging, signals.familiar),
      ...(row.intent !== undefined && { intent: row.intent }),
    })),
    costs,
  );
  onProgress(0.5);
  const learned = learn(rows, seed, (done) => onProgress(0.5 + done / 2));
  return { learned, scale, belonging, thresholds, nearby: nearbyOf(rows, learned), seed };
}
