import type { Sparse } from '../vectors/sparse.ts';
import { addWeightedRows } from '../vectors/weighted-rows.ts';
import { addPackedRows } from '../vectors/weighted-rows-int8.ts';
import { type Net, unitsOf } from './net.ts';

/** A net for inference only: embeddings as eight bits times a scale per feature. */
export type QuantizedNet = Omit<Net, 'embeddings'> & { readonly embeddings: Int8Array; readonly scales: Float32Array };

export function quantizeNet(net: Net): QuantizedNet {
  const { hidden, embeddings } = net;
  const packed = new Int8Array(embeddings.length);
  const scales = new Float32Array(embeddings.length / hidden);
  for (let id = 0; id < scales.length; id++) {
    let largest = 0;
    for (let at = id * hidden; at < (id + 1) * hidden; at++) largest = Math.max(largest, Math.abs(embeddings[at] ?? 0));
    const scale = largest > 0 ? largest / 127 : 1;
    scales[id] = scale;
    for (let at = id * hidden; at < (id + 1) * hidden; at++) packed[at] = Math.round((embeddings[at] ?? 0) / scale);
  }
  return { ...net, embeddings: packed, scales };
}

/** A net's scores for a message, by class. */
export function scoresOf(net: QuantizedNet, vector: Sparse): Float64Array {
  return scoresFrom(net, hiddenInputOf(net, vector));
}

/** What a vector adds to the input of each hidden unit: of a sum of vectors it is the sum of these. */
export function hiddenInputOf({ hidden, embeddings, scales }: QuantizedNet, { ids, values }: Sparse): Float64Array {
  const input = new Float64Array(hidden);
  const weights = new Float32Array(values.length);
  for (let at = 0; at < weights.length; at++) weights[at] = (values[at] ?? 0) * (scales[ids[at] ?? 0] ?? 0);
  addPackedRows(input, embeddings, ids, weights);
  return input;
}

/** A net's scores, by class, from what a message adds to the input of its hidden units. */
export function scoresFrom(net: QuantizedNet, input: Float64Array): Float64Array {
  const { hidden: size, classes, hiddenOffsets, output } = net;
  const hidden = new Float32Array(size);
  for (let unit = 0; unit < size; unit++) hidden[unit] = Math.tanh((input[unit] ?? 0) + (hiddenOffsets[unit] ?? 0));
  const scores = net.offsets.slice();
  addWeightedRows(scores, output, unitsOf(size), hidden);
  return new Float64Array(scores.subarray(0, classes));
}
