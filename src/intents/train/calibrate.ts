import type { Model } from '../classify/model.ts';
import { type Costs, chooseThresholds } from '../verdict/choose-thresholds.ts';
import { fitCombination, rankIntents } from '../verdict/combine-scores.ts';
import { fitScopeModel, isInScope } from '../verdict/in-scope.ts';
import type { HeldOut } from './cross-validate.ts';

/** How signals become a verdict. */
export type Calibration = Pick<Model, 'mixing' | 'belonging' | 'thresholds'>;

/**
 * Fits on held-out rows how signals become a verdict.
 *
 * @param strangersShare the expected share of out-of-scope messages
 */
export function calibrate(held: readonly HeldOut[], costs: Costs, strangersShare: number): Calibration {
  const mixing = fitCombination(
    held.flatMap(({ row, intents, signals }) => {
      const right = row.intent === undefined ? -1 : intents.indexOf(row.intent);
      return right === -1 ? [] : [{ ...signals, right }];
    }),
  );
  const belonging = fitScopeModel(
    held.map(({ row, signals }) => ({ familiar: signals.familiar, ours: row.intent !== undefined })),
  );
  const thresholds = chooseThresholds(
    held.map(({ row, intents, signals }) => ({
      ranking: rankIntents(intents, signals, mixing).slice(0, 3),
      belonging: isInScope(belonging, signals.familiar),
      ...(row.intent !== undefined && { intent: row.intent }),
    })),
    costs,
    strangersShare,
  );
  return { mixing, belonging, thresholds };
}
