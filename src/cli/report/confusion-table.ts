import type { CrossExamined } from '../../intents/cross-examined.ts';
import { type Html, html } from './html.ts';

/** How many of each intent's utterances (down) rank which intent first (across). */
export function confusionTable(intents: readonly string[], ours: readonly CrossExamined[]): Html {
  const counts = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const { row, ranking } of ours) {
    const key = JSON.stringify([row.intent, ranking[0]?.intent]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    totals.set(row.intent ?? '', (totals.get(row.intent ?? '') ?? 0) + 1);
  }
  const cell = (intent: string, as: string) => {
    const count = counts.get(JSON.stringify([intent, as])) ?? 0;
    const share = count / (totals.get(intent) ?? 1);
    const color = intent === as ? '60, 150, 90' : '214, 90, 47';
    return html`<td style="background: rgba(${color}, ${Math.min(1, intent === as ? share * 0.6 : share * 4)})" title="${intent} taken for ${as}">${count === 0 ? '' : count}</td>`;
  };
  const head = intents.map((_, at) => html`<th>${at + 1}</th>`);
  const rows = intents.map(
    (intent, at) => html`<tr><th>${at + 1} ${intent}</th>${intents.map((as) => cell(intent, as))}</tr>`,
  );
  return html`<table class="matrix"><tr><th></th>${head}</tr>${rows}</table>`;
}
