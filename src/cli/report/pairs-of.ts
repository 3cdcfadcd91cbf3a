import type { CrossValidatedRow } from '../../intents/inspect/cross-validated-rows.ts';
import { isFirst } from './sections/intent-section.ts';

/** Utterances of one intent that were taken for another, most confident mistake first. */
export type Pair = { readonly intent: string; readonly as: string; readonly members: readonly CrossValidatedRow[] };

/** The belief in the first intent, times the belief that the sentence is in scope. */
export function beliefOf({ ours, ranking: [first] }: CrossValidatedRow): number {
  return ours * (first?.share ?? 0);
}

/** Which intent is taken for which, most frequent pair first. Utterances that the bot was lost on are left out. */
export function pairsOf(ours: readonly CrossValidatedRow[]): readonly Pair[] {
  const pairs = new Map<string, CrossValidatedRow[]>();
  for (const one of ours) {
    if (isFirst(one) || one.verdict.type === 'lost') continue;
    const key = JSON.stringify([one.row.intent, one.ranking[0]?.intent]);
    const members = pairs.get(key);
    if (members) members.push(one);
    else pairs.set(key, [one]);
  }
  return [...pairs.values()]
    .map((members) => ({
      intent: members[0]?.row.intent ?? '',
      as: members[0]?.ranking[0]?.intent ?? '',
      members: members.sort((a, b) => beliefOf(b) - beliefOf(a)),
    }))
    .sort((a, b) => b.members.length - a.members.length || (a.intent < b.intent ? -1 : 1));
}
