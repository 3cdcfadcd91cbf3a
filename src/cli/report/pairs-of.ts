import type { CrossValidatedRow } from '../../intents/inspect/cross-validated-rows.ts';
import { isFirst } from './sections/intent-section.ts';

/** Utterances of one intent that were taken for another, the surest mistake first. */
export type Pair = { readonly intent: string; readonly as: string; readonly members: readonly CrossValidatedRow[] };

/** How far the first intent was believed, ours or not counted in. */
export function beliefOf({ ours, ranking: [first] }: CrossValidatedRow): number {
  return ours * (first?.share ?? 0);
}

/** Who is taken for whom, the most frequent pair first. Those that the bot was lost on are no part of it. */
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
