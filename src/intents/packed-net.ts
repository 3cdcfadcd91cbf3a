import type { Net } from './net.ts';
import type { Sparse } from './sparse.ts';

/** A net to ask and not to teach: features' vectors as eight bits times a scale for each feature. */
export type PackedNet = Omit<Net, 'embeddings'> & { readonly embeddings: Int8Array; readonly scales: Float32Array };

export function packNet(net: Net): PackedNet {
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
export function scoresOf(net: PackedNet, { ids, values }: Sparse): Float64Array {
  const { hidden: size, classes, embeddings, scales, output } = net;
  const hidden = Float64Array.from(net.hiddenOffsets);
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    const value = (values[at] ?? 0) * (scales[id] ?? 0);
    const from = id * size;
    for (let unit = 0; unit < size; unit++) hidden[unit] = (hidden[unit] ?? 0) + value * (embeddings[from + unit] ?? 0);
  }
  const scores = Float64Array.from(net.offsets);
  for (let unit = 0; unit < size; unit++) {
    const value = Math.tanh(hidden[unit] ?? 0);
    const from = unit * classes;
    for (let one = 0; one < classes; one++) scores[one] = (scores[one] ?? 0) + value * (output[from + one] ?? 0);
  }
  return scores;
}
