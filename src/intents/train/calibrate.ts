import { ranked } from '../classify/rank-intents.ts';
import type { Model } from '../model/model.ts';
import { type Costs, fitThresholds } from './choose-thresholds.ts';
import { fitMixing } from './combine-scores.ts';
import type { HeldOut } from './cross-validate.ts';
import { belongs, fitBelonging } from './in-scope.ts';

/** How signals become a verdict. */
export type Judgement = Pick<Model, 'mixing' | 'belonging' | 'thresholds'>;

/**
 * Fits on held-out rows how signals become a verdict.
 *
 * @param strangersShare the expected share of messages that are somebody else's problem
 */
export function fitJudgement(held: readonly HeldOut[], costs: Costs, strangersShare: number): Judgement {
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
  return { mixing, belonging, thresholds };
}
