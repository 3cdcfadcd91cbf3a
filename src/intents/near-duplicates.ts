import type { Example } from '../domain/content.ts';
import { wordsOf } from '../domain/words.ts';
import { stemmerOf } from './stemmer.ts';

/** Two utterances of different intents that say nearly the same. */
export type NearDuplicate = { readonly one: Example; readonly other: Example; readonly alike: number };

/** From which share of common stems on two utterances are nearly the same. */
const alikeFrom = 0.75;

/** Pairs of different intents by the share of stems they have in common (Jaccard), most alike first. */
export function nearDuplicates(examples: readonly Example[], language: string): readonly NearDuplicate[] {
  const stem = stemmerOf(language) ?? ((word: string) => word);
  const stems = examples.map(({ text }) => new Set(wordsOf(text).map(stem)));
  const byStem = new Map<string, number[]>();
  const found: NearDuplicate[] = [];
  examples.forEach((other, at) => {
    const mine = stems[at] ?? new Set<string>();
    const common = new Map<number, number>();
    for (const each of mine) {
      for (const earlier of byStem.get(each) ?? []) common.set(earlier, (common.get(earlier) ?? 0) + 1);
      byStem.set(each, [...(byStem.get(each) ?? []), at]);
    }
    for (const [earlier, count] of common) {
      const one = examples[earlier];
      const alike = count / (mine.size + (stems[earlier]?.size ?? 0) - count);
      if (one && one.intent !== other.intent && alike >= alikeFrom) found.push({ one, other, alike });
    }
  });
  return found.sort((a, b) => b.alike - a.alike);
}
