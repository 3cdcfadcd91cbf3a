import type { TrainingRow } from '../learners/training-rows.ts';
import { gramsOf } from '../text/grams.ts';
import { tokensOf } from '../text/tokens.ts';
import { type Orthography, wordFormOf } from '../text/word-form.ts';
import { meanVector, nearnessTo } from '../vectors/mean-vector.ts';
import { weighterOf } from '../vectors/tf-idf.ts';
import { vocabularyOf } from '../vectors/vocabulary.ts';

/**
 * Deals the intents of rows into at most `count` groups of equal size that are each about one subject, as far as their
 * words tell: a walk from each intent to the nearest that is left, cut into pieces. The number of a group by intent.
 */
export function subjectsOf(
  rows: readonly TrainingRow[],
  count: number,
  orthography: Orthography = {},
): ReadonlyMap<string, number> {
  const form = wordFormOf(orthography);
  const grams = rows.map(({ text }) => gramsOf(tokensOf(text, form), form));
  const weigh = weighterOf(vocabularyOf(grams));
  const byIntent = new Map<string, number[]>();
  rows.forEach(({ intent }, row) => {
    if (intent !== undefined) byIntent.set(intent, [...(byIntent.get(intent) ?? []), row]);
  });
  const left = new Map(
    [...byIntent].map(([intent, own]) => [
      intent,
      meanVector(
        own.flatMap((row) => grams[row] ?? []).map(weigh),
        own.map(() => 1),
      ),
    ]),
  );
  const walk: string[] = [];
  for (let [here] = left.keys(); here !== undefined; ) {
    walk.push(here);
    const mean = left.get(here);
    left.delete(here);
    const nearness = mean && nearnessTo(mean);
    let nearest: { readonly intent: string; readonly near: number } | undefined;
    for (const [intent, other] of left) {
      const near = nearness?.(other) ?? 0;
      if (nearest === undefined || near > nearest.near) nearest = { intent, near };
    }
    here = nearest?.intent;
  }
  return new Map(walk.map((intent, at) => [intent, Math.floor((at * count) / walk.length)]));
}
