import { type Beliefs, beliefsOf, type Calibration, withFirstShare } from '../verdict/beliefs.ts';
import { fitCombination, rankIntents } from '../verdict/combine-scores.ts';
import { fitScopeModel } from '../verdict/in-scope.ts';
import type { HeldOut } from './cross-validate.ts';

/** No act looks at more intents of a ranking than this. */
const mostKept = 3;

/** What a held-out row is to the learners that it was kept from. */
type Kind = 'ours' | 'stranger' | 'left out' | 'veiled';

/** As many strangers' rows as all rows of intents that were left out count for. */
const worthOfLeftOut = 20;
/** What rows that nobody could read count for, as a share of all other strangers. */
const worthOfVeiled = 0.1;

/**
 * Fits on held-out rows how signals become beliefs.
 *
 * @returns also what is then believed of each stranger: of rows out of scope, or of intents that were left out if there
 *   are none
 */
export function calibrate(held: readonly HeldOut[]): Calibration & { readonly strangers: readonly Beliefs[] } {
  const rows = held.map(({ row: { intent }, intents, signals, isVeiled }) => {
    const right = intent === undefined ? -1 : intents.indexOf(intent);
    const kind: Kind = isVeiled ? 'veiled' : intent === undefined ? 'stranger' : right === -1 ? 'left out' : 'ours';
    return { signals, intents, right, kind };
  });
  const count = (of: Kind) => rows.filter(({ kind }) => kind === of).length;
  const leftOut = count('left out');
  const others = count('stranger') + (leftOut > 0 ? worthOfLeftOut : 0);
  const weights: Record<Kind, number> = {
    ours: 1,
    stranger: 1,
    'left out': worthOfLeftOut / leftOut,
    veiled: (worthOfVeiled * others) / count('veiled'),
  };
  const mixing = fitCombination(rows.flatMap(({ signals, right }) => (right === -1 ? [] : [{ ...signals, right }])));
  const belonging = fitScopeModel(
    rows.map(({ signals, intents, kind }) => ({
      familiar: withFirstShare(signals.familiar, rankIntents(intents, signals, mixing)),
      ours: kind === 'ours',
      weight: weights[kind],
      isMadeUp: kind === 'veiled',
    })),
  );
  const calibration = { mixing, belonging };
  const strange = count('stranger') > 0 ? 'stranger' : 'left out';
  const strangers = rows
    .filter(({ kind }) => kind === strange)
    .map(({ signals, intents }) => {
      const beliefs = beliefsOf(intents, signals, calibration);
      return { ...beliefs, ranking: beliefs.ranking.slice(0, mostKept) };
    });
  return { ...calibration, strangers };
}
