import type { Random } from '../vectors/random.ts';
import { toShares } from '../vectors/softmax.ts';
import type { Sparse } from '../vectors/sparse.ts';
import { addWeightedRows } from '../vectors/weighted-rows.ts';

/**
 * An embedding bag with one hidden layer: a message is the weighted sum of its features' learned vectors, then tanh,
 * then one score for each class.
 *
 *     hidden = tanh(b + Σ value[i] · E[id[i]])        scores = c + O · hidden        shares = softmax(scores)
 *
 * Rows of `embeddings` belong to features, rows of `output` to hidden units.
 */
export type Net = {
  readonly hidden: number;
  readonly classes: number;
  readonly embeddings: Float32Array;
  readonly hiddenOffsets: Float32Array;
  readonly output: Float32Array;
  readonly offsets: Float32Array;
};

/** Buffers for one message's pass through a net, reused for each. */
export type NetPass = {
  readonly hidden: Float32Array;
  /** The classes' probabilities; after `backward` the gradient of the loss by score. */
  readonly shares: Float32Array;
  /** The gradient of the loss by the input of the hidden layer's tanh. */
  readonly deltas: Float32Array;
  readonly units: Int32Array;
};

export function newNet(features: number, hidden: number, classes: number, random: Random): Net {
  const small = (size: number, bound: number) => {
    const numbers = new Float32Array(size);
    for (let at = 0; at < size; at++) numbers[at] = (random() * 2 - 1) * bound;
    return numbers;
  };
  return {
    hidden,
    classes,
    embeddings: small(features * hidden, 0.05),
    hiddenOffsets: new Float32Array(hidden),
    // Glorot and Bengio 2010: neither layer's variance grows or dies.
    output: small(hidden * classes, Math.sqrt(6 / (hidden + classes))),
    offsets: new Float32Array(classes),
  };
}

export function newPass(net: Net): NetPass {
  return {
    hidden: new Float32Array(net.hidden),
    shares: new Float32Array(net.classes),
    deltas: new Float32Array(net.hidden),
    units: unitsOf(net.hidden),
  };
}

/** Forward: fills `hidden` and `shares`. */
export function forward(net: Net, { ids, values }: Sparse, pass: NetPass): void {
  const { hidden, shares } = pass;
  hidden.set(net.hiddenOffsets);
  addWeightedRows(hidden, net.embeddings, ids, values);
  for (let unit = 0; unit < hidden.length; unit++) hidden[unit] = Math.tanh(hidden[unit] ?? 0);
  shares.set(net.offsets);
  addWeightedRows(shares, net.output, pass.units, hidden);
  toShares(shares);
}

const units = new Map<number, Int32Array>();

/** The indices of all hidden units: `output` has a row for each. Nets of one size share them. */
export function unitsOf(hidden: number): Int32Array {
  const before = units.get(hidden);
  if (before) return before;
  const made = Int32Array.from({ length: hidden }, (_, unit) => unit);
  units.set(hidden, made);
  return made;
}

/**
 * Backward: with the loss −Σ target · ln(share), turns `shares` into the gradient by score (share − target), and fills
 * `deltas` by the chain rule. The gradient of `output[u][c]` is then `shares[c] · hidden[u]`, that of a feature's
 * vector its value times `deltas`.
 *
 * @param smoothing the share of the target spread evenly over all classes (C. Szegedy et al. 2016, label smoothing)
 */
export function backward(net: Net, right: number, smoothing: number, pass: NetPass): void {
  const { hidden: size, classes, output } = net;
  const { hidden, shares, deltas } = pass;
  for (let one = 0; one < classes; one++) shares[one] = (shares[one] ?? 0) - smoothing / classes;
  shares[right] = (shares[right] ?? 0) - (1 - smoothing);
  // Four units at a time, for the same reason as in `addWeightedRows`.
  let unit = 0;
  for (; unit + 3 < size; unit += 4) {
    const from = unit * classes;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let one = 0; one < classes; one++) {
      const error = shares[one] ?? 0;
      a += error * (output[from + one] ?? 0);
      b += error * (output[from + classes + one] ?? 0);
      c += error * (output[from + 2 * classes + one] ?? 0);
      d += error * (output[from + 3 * classes + one] ?? 0);
    }
    deltas[unit] = a;
    deltas[unit + 1] = b;
    deltas[unit + 2] = c;
    deltas[unit + 3] = d;
  }
  for (; unit < size; unit++) {
    let sum = 0;
    for (let one = 0; one < classes; one++) sum += (shares[one] ?? 0) * (output[unit * classes + one] ?? 0);
    deltas[unit] = sum;
  }
  for (unit = 0; unit < size; unit++) deltas[unit] = (deltas[unit] ?? 0) * (1 - (hidden[unit] ?? 0) ** 2);
}
