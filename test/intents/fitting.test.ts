import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/domain/understanding/verdict.ts';
import { auroc } from '../../src/intents/inspect/auroc.ts';
import { calibrationError } from '../../src/intents/inspect/calibration-error.ts';
import { randomOf } from '../../src/intents/vectors/random.ts';
import { softmax } from '../../src/intents/vectors/softmax.ts';
import { prospectsOf, type Stakes, verdictOf } from '../../src/intents/verdict/cheapest-act.ts';
import { fitScopeModel, isInScope } from '../../src/intents/verdict/in-scope.ts';
import { fitTemperature } from '../../src/intents/verdict/temperature.ts';

const ranking = [
  { intent: 'a', share: 0.6 },
  { intent: 'b', share: 0.3 },
  { intent: 'c', share: 0.1 },
];

describe('the verdict', () => {
  const stakes = (wrongFlow: number, offer: number, apology: number, strangersShare = 0.5) => ({
    costs: { wrongFlow, offer, apology },
    strangersShare,
  });
  const shares = fc
    .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
    .map((numbers) => numbers.toSorted((a, b) => b - a))
    .map((numbers) => {
      const sum = numbers.reduce((all, each) => all + each, 0);
      return numbers.map((each, at) => ({ intent: `${at}`, share: each / sum }));
    });
  const cost = fc.double({ min: 0, max: 20, noNaN: true });
  const belief = fc.double({ min: 0, max: 1, noNaN: true });
  const anyStakes = fc.tuple(cost, cost, cost, belief).map((numbers) => stakes(...numbers));

  it('is the act that costs least, on average, where beliefs come true', () => {
    // What an act costs where the truth is an intent, or, undefined, out of scope.
    const costOf = (verdict: Verdict, truth: string | undefined, { costs }: Stakes) => {
      switch (verdict.type) {
        case 'sure':
          return verdict.intent === truth ? 0 : costs.wrongFlow;
        case 'torn':
          return costs.offer + (truth !== undefined && verdict.between.includes(truth) ? 0 : costs.apology);
        case 'lost':
          return truth === undefined ? 0 : costs.apology;
      }
    };
    fc.assert(
      fc.property(shares, belief, anyStakes, (ranking, belonging, at) => {
        const inScope = belonging * (1 - at.strangersShare);
        const outside = (1 - belonging) * at.strangersShare;
        fc.pre(inScope + outside > 1e-9);
        const expected = (verdict: Verdict) =>
          (outside * costOf(verdict, undefined, at) +
            ranking.reduce((sum, { intent, share }) => sum + inScope * share * costOf(verdict, intent, at), 0)) /
          (inScope + outside);
        const chosen = expected(verdictOf(ranking, belonging, at));
        const offer = { type: 'torn', between: prospectsOf(ranking, belonging, at).between } as const;
        for (const other of [{ type: 'lost' }, { type: 'sure', intent: '0' }, offer] as const)
          expect(chosen).toBeLessThanOrEqual(expected(other) + 1e-9);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('offers at most three intents, and none with less than a twentieth of the belief', () => {
    fc.assert(
      fc.property(shares, belief, anyStakes, (ranking, belonging, at) => {
        const verdict = verdictOf(ranking, belonging, at);
        if (verdict.type !== 'torn') return;
        expect(verdict.between.length).toBeLessThanOrEqual(3);
        for (const intent of verdict.between)
          expect(ranking.find((each) => each.intent === intent)?.share).toBeGreaterThanOrEqual(0.05);
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('may offer a single intent: asking is cheaper than erring where only its belonging is in doubt', () => {
    const [first] = ranking;
    const only = [{ intent: first?.intent ?? '', share: 1 }];
    expect(verdictOf(only, 0.7, stakes(10, 1, 4))).toEqual({ type: 'torn', between: ['a'] });
  });

  it('turns away more where more strangers are expected, and is sure more often where few are', () => {
    const clear = [
      { intent: 'a', share: 0.95 },
      { intent: 'b', share: 0.05 },
    ];
    expect(verdictOf(clear, 0.6, stakes(10, 1, 4, 0.02)).type).toBe('sure');
    expect(verdictOf(clear, 0.6, stakes(10, 1, 4, 0.3)).type).toBe('torn');
    expect(verdictOf(clear, 0.6, stakes(10, 1, 4, 0.9)).type).toBe('lost');
  });

  it('is lost on what nobody could mean', () => {
    expect(verdictOf([], 1, stakes(10, 1, 4))).toEqual({ type: 'lost' });
    expect(verdictOf(ranking, 0, stakes(10, 1, 4))).toEqual({ type: 'lost' });
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
    return {
      ours,
      familiar: [near(ours ? 0.3 : -0.3), near(ours ? -0.5 : 0), random(), random(), near(2), near(1), 1, 1, 2, 0.9],
    };
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
      familiar: [6, -4, 1, 1, 8, 10, 1, 1, 2, 1].map((signal) => signal + (ours ? 0.5 : 0) + random()),
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
