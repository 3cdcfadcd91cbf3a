import { gramsOf } from '../text/grams.ts';
import { tokensOf } from '../text/tokens.ts';
import { wordFormOf } from '../text/word-form.ts';
import { byFeature, lengthOf, type Rows, rowAt, rowsOf, type Sparse } from '../vectors/sparse.ts';
import { weighterOf } from '../vectors/tf-idf.ts';
import type { BaseLearners } from './train-learners.ts';
import type { TrainingRow } from './training-rows.ts';

/** The rows of intents with symptoms, to find the step that a message names. */
export type Nearby = {
  readonly rows: Rows;
  /** The intent's number, by row. */
  readonly intents: Int32Array;
  /** The index of the step in `names`, by row; -1 for an utterance that names none. */
  readonly steps: Int32Array;
  readonly names: readonly string[];
};

/** Collects the rows of intents that have symptoms. */
export function symptomIndexOf(rows: readonly TrainingRow[], learned: BaseLearners): Nearby {
  const withSteps = new Set(rows.flatMap((row) => (row.step === undefined ? [] : (row.intent ?? []))));
  const kept = rows.filter((row) => row.intent !== undefined && withSteps.has(row.intent));
  const names = [...new Set(kept.flatMap((row) => row.step ?? []))].sort();
  const form = wordFormOf(learned);
  const weigh = weighterOf(learned.vocabulary);
  return {
    rows: rowsOf(kept.map((row) => weigh(gramsOf(tokensOf(row.text, form), form)))),
    intents: Int32Array.from(kept, (row) => learned.intents.indexOf(row.intent ?? '')),
    steps: Int32Array.from(kept, (row) => (row.step === undefined ? -1 : names.indexOf(row.step))),
    names,
  };
}

/** The minimum cosine similarity to a symptom for its step to count as named … */
const near = 0.5;
/** … and its minimum lead over any row about something else. */
const nearer = 0.05;

/** The step of an intent that a message names: one of its symptoms must be near and clearly the nearest. */
export function stepNaming({
  rows,
  intents,
  steps,
  names,
}: Nearby): (intent: number, message: Sparse) => string | undefined {
  const rowsOfIntent = (intent: number) => {
    const own = [...intents.keys()].filter((row) => intents[row] === intent);
    const vectors = own.map((row) => rowAt(rows, row));
    return {
      places: own.map((row) => (steps[row] ?? -1) + 1),
      lengths: vectors.map(lengthOf),
      turned: byFeature(rowsOf(vectors)),
    };
  };
  // Made when a message is first about an intent: all of them at once would delay the start.
  const ofIntent = new Map<number, ReturnType<typeof rowsOfIntent>>();

  return (intent, message) => {
    const length = lengthOf(message);
    if (length === 0) return undefined;
    const known = ofIntent.get(intent) ?? rowsOfIntent(intent);
    ofIntent.set(intent, known);
    const products = productsWith(known.turned, message, known.lengths.length);
    const best = new Float64Array(names.length + 1);
    known.places.forEach((place, row) => {
      best[place] = Math.max(best[place] ?? 0, (products[row] ?? 0) / (known.lengths[row] || 1) / length);
    });
    const order = [...best.keys()].sort((a, b) => (best[b] ?? 0) - (best[a] ?? 0));
    const [first = 0, second = 0] = order;
    const clear = (best[first] ?? 0) >= near && (best[first] ?? 0) - (best[second] ?? 0) >= nearer;
    return clear && first > 0 ? names[first - 1] : undefined;
  };
}

/** The dot products of a message with every row of a transposed matrix. */
function productsWith({ ids, values, starts }: Rows, message: Sparse, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let at = 0; at < message.ids.length; at++) {
    const id = message.ids[at] ?? 0;
    const weight = message.values[at] ?? 0;
    for (let place = starts[id] ?? 0; place < (starts[id + 1] ?? 0); place++) {
      const row = ids[place] ?? 0;
      sums[row] = (sums[row] ?? 0) + weight * (values[place] ?? 0);
    }
  }
  return sums;
}
