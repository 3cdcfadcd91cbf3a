import type { Example } from '../../domain/content/content.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { stemmerOf } from '../text/stemmer.ts';

/** Two utterances of different intents that say nearly the same. */
export type NearDuplicate = { readonly one: Example; readonly other: Example; readonly alike: number };

/** The minimum share of common stems of two near-duplicates. */
const alikeFrom = 0.75;

/**
 * Pairs of different intents by the share of stems they have in common (Jaccard), most alike first. Only pairs that
 * share one of their rarest stems are compared, because two sets above the threshold always do (prefix filtering: R.
 * Bayardo, Y. Ma and R. Srikant, "Scaling up all pairs similarity search", WWW 2007); 30 000 utterances take seconds.
 */
export function nearDuplicates(examples: readonly Example[], language: string): readonly NearDuplicate[] {
  const stem = stemmerOf(language) ?? ((word: string) => word);
  const stems = examples.map(({ text }) => new Set(wordsOf(text).map(stem)));
  const frequency = new Map<string, number>();
  for (const set of stems) for (const each of set) frequency.set(each, (frequency.get(each) ?? 0) + 1);
  const rarity = (a: string, b: string) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1);
  const byStem = new Map<string, number[]>();
  const found: NearDuplicate[] = [];
  examples.forEach((other, at) => {
    const mine = stems[at] ?? new Set<string>();
    const rarest = [...mine].sort(rarity).slice(0, mine.size - Math.ceil(alikeFrom * mine.size) + 1);
    const candidates = new Set(rarest.flatMap((each) => byStem.get(each) ?? []));
    for (const each of rarest) {
      const list = byStem.get(each);
      if (list) list.push(at);
      else byStem.set(each, [at]);
    }
    for (const earlier of candidates) {
      const one = examples[earlier];
      if (!one || one.intent === other.intent) continue;
      const alike = likenessOf(mine, stems[earlier] ?? new Set());
      if (alike >= alikeFrom) found.push({ one, other, alike });
    }
  });
  return found.sort((a, b) => b.alike - a.alike);
}

function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const each of one) if (other.has(each)) common++;
  return common / (one.size + other.size - common);
}
