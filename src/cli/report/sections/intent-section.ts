import type { CrossValidatedRow } from '../../../intents/inspect/cross-validated-rows.ts';
import { isRightOrOffered } from '../../../intents/inspect/measure.ts';
import { percent, shareOf } from '../../numbers.ts';
import { type Html, html } from '../html.ts';
import { listing } from '../listing.ts';
import type { Report } from '../report.ts';

const columns = [
  { title: 'intent' },
  { title: 'utterances', kind: 'number' },
  { title: 'ranked first', kind: 'number' },
  { title: 'right or offered', kind: 'number' },
  { title: 'begun wrongly', kind: 'number' },
  { title: 'holdouts missed', kind: 'number' },
  { title: 'words that speak for it', kind: 'sentence' },
] as const;

/** How well each intent's utterances are understood by a model that has not learned them, worst first. */
export function intentSection({ intents, ours, words, measured }: Report): Html {
  const rows = intents
    .map((intent) => ({ intent, own: ours.filter(({ row }) => row.intent === intent) }))
    .map(({ intent, own }) => ({ intent, own, first: shareOf(own, isFirst) }))
    .sort((a, b) => a.first - b.first)
    .map(({ intent, own, first }) => [
      html`${intent}`,
      html`${own.length}`,
      html`${percent(first)}`,
      html`${percent(shareOf(own, ({ row, verdict }) => isRightOrOffered(verdict, row.intent ?? '')))}`,
      html`${percent(shareOf(own, ({ row, verdict }) => verdict.type === 'sure' && verdict.intent !== row.intent))}`,
      html`${measured.misses.filter((miss) => miss.intent === intent).length}`,
      html`${(words.get(intent) ?? []).join(', ')}`,
    ]);
  return html`<p>The worst stands on top. “Ranked first” counts the utterances whose own intent was believed most; “right
or offered” those that end in the right flow, or in a question that names it; “begun wrongly” those that begin another
one. Below 85 % look at the sections that follow, and write more utterances of the kinds that fail. The words are those
that weigh most for the intent: one that surprises you is a hint that sentences of one kind are all on one side.</p>
${listing('Intent by intent', columns, rows)}`;
}

/** Whether an utterance's own intent was ranked first. */
export function isFirst({ row, ranking: [first] }: CrossValidatedRow): boolean {
  return first?.intent === row.intent;
}
