import { randomOf, shuffle } from '../vectors/random.ts';
import { type Rows, rowAt, type Sparse } from '../vectors/sparse.ts';
import { backward, forward, type Net, type NetPass, newNet, newPass } from './net.ts';

/** The hyperparameters of a net. */
export type NetSettings = {
  readonly hidden: number;
  readonly epochs: number;
  /** Initial learning rates of the embeddings and of the output layer; both fall linearly to 0. */
  readonly rate: number;
  readonly outputRate: number;
  /** The share of a message's features that is dropped at each showing. */
  readonly dropout: number;
  readonly smoothing: number;
};

/** Sums of squared gradients, by which AdaGrad reduces the step where much was learned already. */
type Squares = {
  /** One per feature, not per weight: less memory, and rare features keep large steps. */
  readonly embeddings: Float32Array;
  readonly hiddenOffsets: Float32Array;
  /** One per class: a root and a division per weight would cost more than everything else. */
  readonly output: Float32Array;
  readonly offsets: Float32Array;
};

/**
 * Trains a net by stochastic gradient descent, one message at a time, with AdaGrad (J. Duchi, E. Hazan and Y. Singer,
 * "Adaptive Subgradient Methods", JMLR 2011). At each showing most features are dropped and the rest scaled up, so that
 * no single feature is relied on (dropout on the input: N. Srivastava et al., JMLR 2014); this is what makes the net
 * worth having beside the planes.
 *
 * @param classes the class of each row
 */
export function trainNet(
  rows: Rows,
  classes: Int32Array,
  count: number,
  size: number,
  seed: number,
  settings: NetSettings,
  onEpoch: (done: number) => void = () => {},
): Net {
  const random = randomOf(seed);
  const net = newNet(size, settings.hidden, count, random);
  const pass = newPass(net);
  // Not 0, so that the first step is not a leap.
  const squares: Squares = {
    embeddings: new Float32Array(size).fill(1e-4),
    hiddenOffsets: new Float32Array(settings.hidden).fill(1e-2),
    output: new Float32Array(count).fill(1e-2),
    offsets: new Float32Array(count).fill(1e-2),
  };
  const drop = dropper(rows, settings.dropout, random);
  const order = Int32Array.from({ length: rows.count }, (_, row) => row);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, order.length, random);
    const left = 1 - epoch / settings.epochs;
    for (const row of order) {
      const vector = drop(row);
      forward(net, vector, pass);
      backward(net, classes[row] ?? 0, settings.smoothing, pass);
      moveOutput(net, squares, pass, settings.outputRate * left);
      moveEmbeddings(net, squares, pass, vector, settings.rate * left);
    }
    onEpoch(epoch + 1);
  }
  return net;
}

function dropper(rows: Rows, dropout: number, random: () => number): (row: number) => Sparse {
  let longest = 0;
  for (let row = 0; row < rows.count; row++) longest = Math.max(longest, rowAt(rows, row).ids.length);
  const ids = new Int32Array(longest);
  const values = new Float32Array(longest);
  const larger = 1 / (1 - dropout);
  return (row) => {
    let kept = 0;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
      if (random() < dropout) continue;
      ids[kept] = rows.ids[at] ?? 0;
      values[kept++] = (rows.values[at] ?? 0) * larger;
    }
    return { ids: ids.subarray(0, kept), values: values.subarray(0, kept) };
  };
}

function moveOutput(net: Net, squares: Squares, { hidden, shares }: NetPass, rate: number): void {
  const { classes, output } = net;
  step(net.offsets, squares.offsets, shares, rate);
  let mean = 0;
  for (const value of hidden) mean += (value * value) / net.hidden;
  // Each share, the gradient by score, now becomes the step of its class's weights for a hidden unit of 1.
  for (let one = 0; one < classes; one++) {
    const gradient = shares[one] ?? 0;
    const square = (squares.output[one] ?? 0) + mean * gradient * gradient;
    squares.output[one] = square;
    shares[one] = (rate * gradient) / Math.sqrt(square);
  }
  for (let unit = 0; unit < net.hidden; unit++) {
    const from = unit * classes;
    const value = hidden[unit] ?? 0;
    for (let one = 0; one < classes; one++) output[from + one] = (output[from + one] ?? 0) - value * (shares[one] ?? 0);
  }
}

function moveEmbeddings(net: Net, squares: Squares, { deltas }: NetPass, { ids, values }: Sparse, rate: number): void {
  const { hidden: size, embeddings } = net;
  step(net.hiddenOffsets, squares.hiddenOffsets, deltas, rate);
  let mean = 0;
  for (const delta of deltas) mean += (delta * delta) / size;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    const value = values[at] ?? 0;
    const square = (squares.embeddings[id] ?? 0) + mean * value * value;
    squares.embeddings[id] = square;
    const by = (rate * value) / Math.sqrt(square);
    const from = id * size;
    for (let unit = 0; unit < size; unit++) {
      embeddings[from + unit] = (embeddings[from + unit] ?? 0) - by * (deltas[unit] ?? 0);
    }
  }
}

function step(numbers: Float32Array, squares: Float32Array, gradients: Float32Array, rate: number): void {
  for (let at = 0; at < numbers.length; at++) {
    const gradient = gradients[at] ?? 0;
    const square = (squares[at] ?? 0) + gradient * gradient;
    squares[at] = square;
    numbers[at] = (numbers[at] ?? 0) - (rate * gradient) / Math.sqrt(square);
  }
}
