import { formOf } from './form-of.ts';
import { gramsOf } from './grams.ts';
import type { Learned } from './learned.ts';
import type { Nearby } from './model.ts';
import { byFeature, rowAt, rowsOf, type Sparse } from './sparse.ts';
import { weighterOf } from './tf-idf.ts';
import { tokensOf } from './tokens.ts';
import type { TrainingRow } from './training-rows.ts';

/** Keeps the rows of those intents that have symptoms. */
export function nearbyOf(rows: readonly TrainingRow[], learned: Learned): Nearby {
  const withSteps = new Set(rows.flatMap((row) => (row.step === undefined ? [] : (row.intent ?? []))));
  const kept = rows.filter((row) => row.intent !== undefined && withSteps.has(row.intent));
  const names = [...new Set(kept.flatMap((row) => row.step ?? []))].sort();
  const form = formOf(learned.language);
  const weigh = weighterOf(learned.vocabulary);
  return {
    rows: rowsOf(kept.map((row) => weigh(gramsOf(tokensOf(row.text, form), form)))),
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
export function stepNaming(nearby: Nearby): (intent: number, message: Sparse) => string | undefined {
  const { intents, steps, names } = nearby;
  const lengths = Float64Array.from(intents, (_, row) => lengthOf(rowAt(nearby.rows, row).values));
  const { ids, values, starts } = byFeature(nearby.rows);

  return (intent, message) => {
    const length = lengthOf(message.values);
    if (length === 0) return undefined;
    const sums = new Float64Array(lengths.length);
    for (let at = 0; at < message.ids.length; at++) {
      const id = message.ids[at] ?? 0;
      const weight = message.values[at] ?? 0;
      for (let place = starts[id] ?? 0; place < (starts[id + 1] ?? 0); place++) {
        const row = ids[place] ?? 0;
        sums[row] = (sums[row] ?? 0) + weight * (values[place] ?? 0);
      }
    }
    const best = new Float64Array(names.length + 1);
    for (let row = 0; row < sums.length; row++) {
      if (intents[row] !== intent) continue;
      const step = (steps[row] ?? -1) + 1;
      best[step] = Math.max(best[step] ?? 0, (sums[row] ?? 0) / (lengths[row] || 1) / length);
    }
    const order = [...best.keys()].sort((a, b) => (best[b] ?? 0) - (best[a] ?? 0));
    const [first = 0, second = 0] = order;
    const clear = (best[first] ?? 0) >= near && (best[first] ?? 0) - (best[second] ?? 0) >= nearer;
    return clear && first > 0 ? names[first - 1] : undefined;
  };
}

function lengthOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
