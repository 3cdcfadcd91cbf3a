import type { CrossValidatedRow } from '../../../intents/inspect/cross-validated-rows.ts';
import { type Html, html } from '../html.ts';
import { isFirst } from './intent-section.ts';

/** A table of more intents than this cannot be read. */
const mostShown = 24;

/** The confusion matrix: intents down, what their utterances were taken for across; of many, the most confused. */
export function confusionSection(intents: readonly string[], ours: readonly CrossValidatedRow[]): Html {
  const counts = new Map<string, Map<string, number>>();
  const wrong = new Map<string, number>();
  for (const one of ours) {
    const [intent, as] = [one.row.intent ?? '', one.ranking[0]?.intent ?? ''];
    const line = counts.get(intent) ?? new Map<string, number>();
    counts.set(intent, line.set(as, (line.get(as) ?? 0) + 1));
    if (!isFirst(one)) for (const each of [intent, as]) wrong.set(each, (wrong.get(each) ?? 0) + 1);
  }
  const shown = intents
    .toSorted((a, b) => (wrong.get(b) ?? 0) - (wrong.get(a) ?? 0))
    .slice(0, mostShown)
    .sort();
  const left =
    intents.length > shown.length
      ? html`<p class="soft">Of ${intents.length} intents these are the ${shown.length} that are mixed up most.</p>`
      : html``;
  return html`<p>A row for each intent, a column for what its utterances were taken for. On the green diagonal all is well;
a red field is a pair of intents that are mixed up.</p>${left}${matrix(shown, counts)}`;
}

function matrix(shown: readonly string[], counts: ReadonlyMap<string, ReadonlyMap<string, number>>): Html {
  const rows = shown.map((intent) => {
    const line = counts.get(intent) ?? new Map<string, number>();
    const all = [...line.values()].reduce((sum, count) => sum + count, 0);
    const cells = shown.map((as) => {
      const count = line.get(as) ?? 0;
      if (count === 0) return html`<td></td>`;
      // The square root makes a few mistakes visible.
      const share = Math.sqrt(count / all).toFixed(3);
      return html`<td class="${intent === as ? 'right' : 'wrong'}" style="--share:${share}" title="${intent}, taken for ${as}">${count}</td>`;
    });
    return html`<tr><th scope="row">${intent}</th>${cells}</tr>`;
  });
  const head = shown.map((intent) => html`<th scope="col"><span>${intent}</span></th>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What is taken for what"><table class="matrix"><thead><tr><td></td>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
