import { type Beliefs, beliefsOf, type Calibration, withFirstShare } from '../verdict/beliefs.ts';
import { fitCombination, rankIntents } from '../verdict/combine-scores.ts';
import { fitScopeModel } from '../verdict/in-scope.ts';
import type { HeldOut } from './cross-validate.ts';

/** No act looks beyond so many intents of a ranking. */
const mostKept = 3;

/** As many strangers' rows as all rows of intents that were left out count for. */
const worthOfLeftOut = 20;

/**
 * Fits on held-out rows how signals become beliefs.
 *
 * @returns also what is then believed of each stranger: of rows out of scope, or of intents that were left out if there
 *   are none
 */
export function calibrate(held: readonly HeldOut[]): Calibration & { readonly strangers: readonly Beliefs[] } {
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
  const calibration = { mixing, belonging };
  const strange = count.stranger > 0 ? 'stranger' : 'left out';
  const strangers = rows
    .filter(({ kind }) => kind === strange)
    .map(({ signals, intents }) => {
      const beliefs = beliefsOf(intents, signals, calibration);
      return { ...beliefs, ranking: beliefs.ranking.slice(0, mostKept) };
    });
  return { ...calibration, strangers };
}
