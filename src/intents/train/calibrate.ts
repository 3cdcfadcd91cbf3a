import { type Calibration, withFirstShare } from '../verdict/beliefs.ts';
import { fitCombination, rankIntents } from '../verdict/combine-scores.ts';
import { fitScopeModel } from '../verdict/in-scope.ts';
import type { HeldOut } from './cross-validate.ts';

/** As many strangers' rows as all rows of intents that were left out count for. */
const worthOfLeftOut = 20;

/** Fits on held-out rows how signals become beliefs. */
export function calibrate(held: readonly HeldOut[]): Calibration {
  const rows = held.map(({ row: { intent }, intents, signals }) => {
    const right = intent === undefined ? -1 : intents.indexOf(intent);
    return {
      signals,
      intents,
      right,
      kind: intent === undefined ? 'stranger' : right === -1 ? 'left out' : 'ours',
    } as const;
  });
  const count = { ours: 0, stranger: 0, 'left out': 0 };
  for (const { kind } of rows) count[kind]++;
  const weights = { ours: 1, stranger: 1, 'left out': worthOfLeftOut / count['left out'] };
  const mixing = fitCombination(rows.flatMap(({ signals, right }) => (right === -1 ? [] : [{ ...signals, right }])));
  const belonging = fitScopeModel(
    rows.map(({ signals, intents, kind }) => ({
      familiar: withFirstShare(signals.familiar, rankIntents(intents, signals, mixing)),
      ours: kind === 'ours',
      weight: weights[kind],
    })),
  );
  return { mixing, belonging };
}
