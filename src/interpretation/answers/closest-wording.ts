import type { WordGroup } from '../../domain/content/words.ts';
import type { Ear } from '../ear.ts';
import { wordTokensOf } from '../text/sentences.ts';

/** A row of wordings that a text is like, by its place, and how like, from 0 to 1. */
export type ClosestWording = { readonly index: number; readonly score: number };

/** Minimum likeness; less does not count at all. */
const leastLike = 0.5;

/** How much the small words count: enough to decide among rows whose telling words are the same. */
const amongEquals = 0.001;

/**
 * The row that a text comes closest to by one of its wordings: the share of telling words that text and wording have in
 * common. Undefined where none comes close.
 */
export function closestWording(
  text: string,
  rows: readonly (readonly string[])[],
  ear: Ear,
): ClosestWording | undefined {
  const said = tellingStems(text, ear);
  const whole = stems(text, ear);
  let closest: ClosestWording | undefined;
  rows.forEach((wordings, index) => {
    for (const wording of wordings) {
      const likely = likeness(said, tellingStems(wording, ear), ear);
      if (likely < leastLike) continue;
      const score = likely + amongEquals * likeness(whole, stems(wording, ear), ear);
      if (score > (closest?.score ?? 0)) closest = { index, score };
    }
  });
  return closest;
}

/** The stems of a text's words that are not merely what sentences are built with. */
function tellingStems(text: string, { lexicon }: Ear): ReadonlySet<string> {
  const tokens = wordTokensOf(text, lexicon);
  const telling = tokens.filter(({ groups }) => [...groups].every((group) => carrying.includes(group)));
  // A "not" tells something of another word only.
  const isTelling = telling.some(({ groups }) => !groups.has('not'));
  return new Set((isTelling ? telling : tokens).map(({ stem }) => stem));
}

/** Groups whose words tell what a question is about. */
const carrying: readonly WordGroup[] = ['not', 'explaining'];

/** The stems of all words of a text. */
function stems(text: string, { lexicon }: Ear): ReadonlySet<string> {
  return new Set(wordTokensOf(text, lexicon).map(({ stem }) => stem));
}

/** Weight in common over weight in all: Jaccard's index, with rarer words counting for more. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>, { weigh }: Ear): number {
  let common = 0;
  let all = 0;
  for (const stem of new Set([...a, ...b])) {
    const weight = 0.2 + weigh(stem);
    all += weight;
    if (a.has(stem) && b.has(stem)) common += weight;
  }
  return all === 0 ? 0 : common / all;
}
