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
export function stepNamed(nearby: Nearby, intent: number, message: Sparse): string | undefined {
  const best = new Float64Array(nearby.names.length + 1);
  const length = Math.sqrt(message.values.reduce((sum, value) => sum + value * value, 0));
  if (length === 0) return undefined;
  nearby.intents.forEach((owner, row) => {
    if (owner !== intent) return;
    const step = (nearby.steps[row] ?? -1) + 1;
    best[step] = Math.max(best[step] ?? 0, dot(message, rowAt(nearby.rows, row)) / length);
  });
  const order = [...best.keys()].sort((a, b) => (best[b] ?? 0) - (best[a] ?? 0));
  const [first = 0, second = 0] = order;
  const clear = (best[first] ?? 0) >= near && (best[first] ?? 0) - (best[second] ?? 0) >= nearer;
  return clear && first > 0 ? nearby.names[first - 1] : undefined;
}

/** The dot product with a row, over the row's own length. */
function dot(a: Sparse, b: Sparse): number {
  let sum = 0;
  let squares = 0;
  let at = 0;
  for (let k = 0; k < b.ids.length; k++) {
    const id = b.ids[k] ?? 0;
    const value = b.values[k] ?? 0;
    squares += value * value;
    while (at < a.ids.length && (a.ids[at] ?? 0) < id) at++;
    if (a.ids[at] === id) sum += value * (a.values[at] ?? 0);
  }
  return squares > 0 ? sum / Math.sqrt(squares) : 0;
}
