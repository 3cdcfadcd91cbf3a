import { describe, expect, it } from 'vitest';
import { auroc } from '../../src/intents/inspect/auroc.ts';
import { calibrationError } from '../../src/intents/inspect/calibration-error.ts';
import { randomOf } from '../../src/intents/vectors/random.ts';
import { softmax } from '../../src/intents/vectors/softmax.ts';
import { chooseThresholds, costOf, verdictOf } from '../../src/intents/verdict/choose-thresholds.ts';
import { fitScopeModel, isInScope } from '../../src/intents/verdict/in-scope.ts';
import { fitTemperature } from '../../src/intents/verdict/temperature.ts';

const ranking = [
  { intent: 'a', share: 0.6 },
  { intent: 'b', share: 0.3 },
  { intent: 'c', share: 0.1 },
];

describe('the verdict', () => {
  it('is sure from its threshold on, torn from the lower one on, and lost below', () => {
    expect(verdictOf(ranking, 1, { sure: 0.6, offer: 0.1 })).toEqual({ type: 'sure', intent: 'a' });
    expect(verdictOf(ranking, 1, { sure: 0.61, offer: 0.1 })).toEqual({ type: 'torn', between: ['a', 'b', 'c'] });
    expect(verdictOf(ranking, 0.5, { sure: 0.6, offer: 0.51 })).toEqual({ type: 'lost' });
  });

  it('offers no third intent that has less than a tenth of the belief of the first', () => {
    const [a, b] = ranking;
    const faint = { intent: 'c', share: 0.01 };
    if (!a || !b) throw new Error('the ranking is too short');
    expect(verdictOf([a, b, faint], 1, { sure: 0.9, offer: 0.1 })).toEqual({ type: 'torn', between: ['a', 'b'] });
  });

  it('never offers a single intent', () => {
    expect(verdictOf(ranking.slice(0, 1), 1, { sure: 0.9, offer: 0.1 })).toEqual({ type: 'lost' });
  });

  it('costs nothing when it is right, and an idle offer costs the apology too', () => {
    const costs = { wrongFlow: 10, offer: 1, apology: 4 };
    expect(costOf({ type: 'sure', intent: 'a' }, 'a', costs)).toBe(0);
    expect(costOf({ type: 'lost' }, undefined, costs)).toBe(0);
    expect(costOf({ type: 'sure', intent: 'a' }, 'b', costs)).toBe(10);
    expect(costOf({ type: 'torn', between: ['a', 'b'] }, 'b', costs)).toBe(1);
    expect(costOf({ type: 'torn', between: ['a', 'b'] }, undefined, costs)).toBe(5);
    expect(costOf({ type: 'lost' }, 'a', costs)).toBe(4);
  });
});

describe('the thresholds', () => {
  const held = Array.from({ length: 200 }, (_, at) => {
    const share = (at + 0.5) / 200;
    const both = [
      { intent: 'a', share },
      { intent: 'b', share: 1 - share },
    ].toSorted((one, other) => other.share - one.share);
    // In every run of ten, as many are `a` as the share says.
    return { ranking: both, belonging: 1, intent: at % 10 < share * 10 ? 'a' : 'b' };
  });

  it('cost hardly more than the best on a grid', () => {
    const costs = { wrongFlow: 5, offer: 1, apology: 3 };
    const costAt = (thresholds: { sure: number; offer: number }) =>
      held.reduce((sum, row) => sum + costOf(verdictOf(row.ranking, row.belonging, thresholds), row.intent, costs), 0);
    const fitted = costAt(chooseThresholds(held, costs, 0));
    for (let sure = 0.05; sure < 1; sure += 0.05) {
      for (let offer = 0.05; offer <= 1; offer += 0.05)
        expect(fitted).toBeLessThanOrEqual(1.05 * costAt({ sure, offer }));
    }
  });
});

describe('the scale', () => {
  it('makes shares come true as often as they say', () => {
    const random = randomOf(5);
    // Labels are drawn by shares at scale 2; the scores alone do not tell it.
    const rows = Array.from({ length: 4000 }, () => {
      const scores = Float64Array.from({ length: 3 }, () => random() * 4);
      const shares = softmax(scores, 2);
      const drawn = random();
      const right = drawn < (shares[0] ?? 0) ? 0 : drawn < (shares[0] ?? 0) + (shares[1] ?? 0) ? 1 : 2;
      return { scores, right };
    });
    const scale = fitTemperature(rows);
    expect(scale).toBeGreaterThan(1.85);
    expect(scale).toBeLessThan(2.15);
    const stated = rows.map(({ scores, right }) => {
      const shares = softmax(scores, scale);
      const share = Math.max(...shares);
      return { share, right: shares[right] === share };
    });
    expect(calibrationError(stated)).toBeLessThan(0.03);
  });

  it('loses less than any other on a fine grid', () => {
    const random = randomOf(6);
    const rows = Array.from({ length: 300 }, () => ({
      scores: Float64Array.from({ length: 4 }, () => random() * 3),
      right: Math.floor(random() ** 2 * 4),
    }));
    for (const row of rows) row.scores[row.right] = (row.scores[row.right] ?? 0) + 1;
    const loss = (scale: number) =>
      rows.reduce((sum, { scores, right }) => sum - Math.log(softmax(scores, scale)[right] ?? 0), 0);
    const least = loss(fitTemperature(rows));
    for (let scale = 0.1; scale < 10; scale *= 1.02) expect(least).toBeLessThanOrEqual(loss(scale) + 1e-3);
  });
});

describe('the calibration error', () => {
  it('is the distance of what was stated from what came true, by tenths, weighed by their size', () => {
    const stated = [
      { share: 0.89, right: true },
      { share: 0.91, right: false },
      { share: 1, right: true },
      { share: 0.35, right: false },
    ];
    // 0.89 is a tenth of its own; of the two in the highest, 0.955 stated, half came true.
    expect(calibrationError(stated)).toBeCloseTo(0.25 * (1 - 0.89) + 0.5 * (0.955 - 0.5) + 0.25 * 0.35, 12);
    expect(calibrationError([])).toBe(0);
  });
});

describe('belonging', () => {
  const random = randomOf(9);
  const rows = Array.from({ length: 400 }, (_, at) => {
    const ours = at % 2 === 0;
    const near = (middle: number) => middle + (random() - 0.5) * 0.8;
    return { ours, familiar: [near(ours ? 0.3 : -0.3), near(ours ? -0.5 : 0), random(), random(), near(2), near(1)] };
  });

  it('is higher for ours than for strangers', () => {
    const fitted = fitScopeModel(rows);
    const shares = (ours: boolean) =>
      rows.filter((row) => row.ours === ours).map((row) => isInScope(fitted, row.familiar));
    expect(auroc(shares(true), shares(false))).toBeGreaterThan(0.95);
  });

  it('is fitted to where the slope of the log-loss and the pull to the usual weights are even', () => {
    const noisy = rows.map((row, at) => ({ ...row, ours: at % 7 === 0 ? !row.ours : row.ours }));
    const usual = fitScopeModel([]);
    const fitted = fitScopeModel(noisy);
    const ours = noisy.filter((row) => row.ours).length;
    const loss = (weights: Float64Array) =>
      noisy.reduce((sum, row) => {
        const share = isInScope(weights, row.familiar);
        return sum - Math.log(row.ours ? share : 1 - share) / (2 * (row.ours ? ours : noisy.length - ours));
      }, 0);
    // The pull is ½ p ‖w − usual‖² with one p for all: so −slope / (w − usual) is p, whichever weight is looked at.
    const pulls = Array.from(fitted, (weight, at) => {
      const moved = (by: number) => loss(fitted.map((each, other) => (other === at ? each + by : each)));
      return -(moved(1e-4) - moved(-1e-4)) / 2e-4 / (weight - (usual[at] ?? 0));
    });
    expect(pulls.every((pull) => pull > 0)).toBe(true);
    for (const pull of pulls) expect(pull / (pulls[0] ?? 0)).toBeCloseTo(1, 1);
  });

  it('finds its way from where every row seems ours beyond doubt', () => {
    const sure = rows.map(({ ours }) => ({
      ours,
      familiar: [6, -4, 1, 1, 8, 10].map((signal) => signal + (ours ? 0.5 : 0) + random()),
    }));
    const fitted = fitScopeModel(sure);
    const right = sure.filter((row) => isInScope(fitted, row.familiar) > 0.5 === row.ours).length;
    expect(right / sure.length).toBeGreaterThan(0.8);
  });

  it('stays finite where ours and strangers are wholly apart', () => {
    const apart = rows.map((row) => ({ ...row, familiar: row.familiar.map(() => (row.ours ? 50 : -50)) }));
    const fitted = fitScopeModel(apart);
    expect(fitted.every(Number.isFinite)).toBe(true);
    expect(apart.every((row) => isInScope(fitted, row.familiar) > 0.5 === row.ours)).toBe(true);
  });
});

describe('the area under the curve', () => {
  it('is the share of pairs in the right order, ties counting half', () => {
    const ours = [3, 1, 2, 2, 5];
    const strangers = [0, 2, 4];
    const pairs = ours.flatMap((one) => strangers.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
    expect(auroc(ours, strangers)).toBeCloseTo(pairs.reduce((sum: number, pair) => sum + pair, 0) / pairs.length, 12);
  });
});
