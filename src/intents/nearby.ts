import { gramsOf } from './grams.ts';
import type { Learned } from './learned.ts';
import type { Nearby } from './model.ts';
import { rowAt, rowsOf, type Sparse } from './sparse.ts';
import { weighterOf } from './tf-idf.ts';
import { tokensOf } from './tokens.ts';
import type { TrainingRow } from './training-rows.ts';

/** Keeps the rows of those intents that have symptoms. */
export function nearbyOf(rows: readonly TrainingRow[], learned: Learned): Nearby {
  const withSteps = new Set(rows.flatMap((row) => (row.step === undefined ? [] : (row.intent ?? []))));
  const kept = rows.filter((row) => row.intent !== undefined && withSteps.has(row.intent));
  const names = [...new Set(kept.flatMap((row) => row.step ?? []))].sort();
  const weigh = weighterOf(learned.vocabulary);
  return {
    rows: rowsOf(kept.map((row) => weigh(gramsOf(tokensOf(row.text))))),
    intents: Int32Array.from(kept, (row) => learned.intents.indexOf(row.intent ?? '')),
    steps: Int32Array.from(kept, (row) => (row.step === undefined ? -1 : names.indexOf(row.step))),
    names,
  };
}

/** A step is named only by a symptom at least so near (cosine) … */
const near = 0.5;
/** … and nearer than any row that speaks of something else by so much. */
const nearer = 0.05;

/** The step of an intent that a message names, if one of its symptoms is near and clearly the nearest. */
export function stepNaming({
  rows,
  intents,
  steps,
  names,
}: Nearby): (intent: number, message: Sparse) => string | undefined {
  const { ids, values, starts } = rows;
  const lengths = Float64Array.from(intents, (_, row) => lengthOf(rowAt(rows, row).values));
  /** The message's values by id, while it is compared: everything is zero before and after. */
  const spread = new Float64Array(ids.reduce((most, id) => Math.max(most, id), -1) + 1);

  return (intent, message) => {
    const length = lengthOf(message.values);
    if (length === 0) return undefined;
    const best = new Float64Array(names.length + 1);
    message.ids.forEach((id, at) => {
      if (id < spread.length) spread[id] = message.values[at] ?? 0;
    });
    intents.forEach((owner, row) => {
      if (owner !== intent) return;
      let sum = 0;
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++)
        sum += (values[at] ?? 0) * (spread[ids[at] ?? 0] ?? 0);
      const step = (steps[row] ?? -1) + 1;
      if (sum > 0) best[step] = Math.max(best[step] ?? 0, sum / (lengths[row] ?? 1) / length);
    });
    for (const id of message.ids) if (id < spread.length) spread[id] = 0;
    const order = [...best.keys()].sort((a, b) => (best[b] ?? 0) - (best[a] ?? 0));
    const [first = 0, second = 0] = order;
    const clear = (best[first] ?? 0) >= near && (best[first] ?? 0) - (best[second] ?? 0) >= nearer;
    return clear && first > 0 ? names[first - 1] : undefined;
  };
}

function lengthOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
