import { describe, expect, it } from 'vitest';
import { backward, forward, type Net, newNet, newPass } from '../../src/intents/learners/net.ts';
import { quantizeNet, scoresOf } from '../../src/intents/learners/quantized-net.ts';
import { trainNet } from '../../src/intents/learners/train-net.ts';
import { randomOf } from '../../src/intents/vectors/random.ts';
import { softmax } from '../../src/intents/vectors/softmax.ts';
import { rowsOf } from '../../src/intents/vectors/sparse.ts';

const features = 6;
const message = { ids: Int32Array.of(0, 2, 5), values: Float32Array.of(0.7, -0.4, 1.1) };
const right = 2;
const smoothing = 0.1;

/** A net with weights large enough that a finite difference stands out of 32-bit rounding. */
function net(): Net {
  const made = newNet(features, 4, 3, randomOf(3));
  return {
    ...made,
    embeddings: made.embeddings.map((weight) => weight * 12),
    offsets: Float32Array.of(0.1, -0.2, 0.3),
  };
}

function lossOf(one: Net): number {
  const pass = newPass(one);
  forward(one, message, pass);
  return pass.shares.reduce((sum, share, at) => {
    const target = smoothing / one.classes + (at === right ? 1 - smoothing : 0);
    return sum - target * Math.log(share);
  }, 0);
}

/** The slope of the loss along one weight, measured on both sides. */
function slope(one: Net, name: 'embeddings' | 'hiddenOffsets' | 'output' | 'offsets', at: number): number {
  const by = 2 ** -7;
  const moved = (sign: number) => {
    const weights = one[name].slice();
    weights[at] = (weights[at] ?? 0) + sign * by;
    return lossOf({ ...one, [name]: weights });
  };
  return (moved(1) - moved(-1)) / (2 * by);
}

describe('the net', () => {
  it('has the gradient that finite differences measure, for every weight', () => {
    const one = net();
    const pass = newPass(one);
    forward(one, message, pass);
    backward(one, right, smoothing, pass);
    const value = (id: number) => message.values[message.ids.indexOf(id)] ?? 0;
    for (let at = 0; at < one.embeddings.length; at++) {
      const gradient = value(Math.floor(at / one.hidden)) * (pass.deltas[at % one.hidden] ?? 0);
      expect(slope(one, 'embeddings', at)).toBeCloseTo(gradient, 3);
    }
    for (let at = 0; at < one.output.length; at++) {
      const gradient = (pass.hidden[Math.floor(at / one.classes)] ?? 0) * (pass.shares[at % one.classes] ?? 0);
      expect(slope(one, 'output', at)).toBeCloseTo(gradient, 3);
    }
    pass.deltas.forEach((delta, at) => {
      expect(slope(one, 'hiddenOffsets', at)).toBeCloseTo(delta, 3);
    });
    pass.shares.forEach((error, at) => {
      expect(slope(one, 'offsets', at)).toBeCloseTo(error, 3);
    });
  });

  it('says nearly the same when its vectors are packed into eight bits', () => {
    const one = net();
    const pass = newPass(one);
    forward(one, message, pass);
    const packed = softmax(scoresOf(quantizeNet(one), message));
    pass.shares.forEach((share, at) => {
      expect(packed[at]).toBeCloseTo(share, 2);
    });
  });

  it('learns what no plane can: that either feature means one class, and both or none the other', () => {
    const vectors = [[0], [1], [0, 1], []].map((ids) => ({
      ids: Int32Array.of(...ids, 2),
      values: Float32Array.from({ length: ids.length + 1 }, () => 1),
    }));
    const classes = Int32Array.of(1, 1, 0, 0);
    const settings = { hidden: 16, epochs: 1500, rate: 0.3, outputRate: 0.1, dropout: 0, smoothing: 0 };
    const learned = quantizeNet(trainNet(rowsOf(vectors), classes, 2, 3, 1, settings));
    const found = vectors.map((vector) => scoresOf(learned, vector)).map(([no = 0, yes = 0]) => (yes > no ? 1 : 0));
    expect(found).toEqual([...classes]);
  });
});
