import type { Verdict } from '../../../domain/understanding/verdict.ts';
import { type Html, html } from '../html.ts';
import { andMore, listing } from '../listing.ts';
import { marked } from '../marked.ts';
import type { Report } from '../report.ts';

const mostListed = 100;

const columns = [
  { title: 'holdout', kind: 'sentence' },
  { title: 'means' },
  { title: 'the bot' },
  { title: 'stands in' },
] as const;

/** Holdouts that are misunderstood, in scope or not, with the misleading words marked. */
export function holdoutSection({ measured, why, placeOf }: Report): Html {
  if (measured.misses.length === 0) return html`<p>None.</p>`;
  const rows = measured.misses
    .slice(0, mostListed)
    .map(({ text, intent, verdict }) => [
      verdict.type === 'lost' ? html`${text}` : marked(text, why(text).words),
      html`${intent ?? 'not ours'}`,
      html`${saidOf(verdict)}`,
      html`<span class="where">${placeOf(text, intent)}</span>`,
    ]);
  return html`<p>Never move a holdout up to the utterances because it is in this list: then nothing measures that kind any more. Write new
utterances <em>of that kind</em>. The marked words pulled it to what it was taken for.</p>
${listing('Holdouts that are misunderstood', columns, rows)}${andMore(measured.misses.length, rows.length)}`;
}

/** What a verdict means for the person, in a few words. */
export function saidOf(verdict: Verdict): string {
  switch (verdict.type) {
    case 'sure':
      return `begins ${verdict.intent}`;
    case 'torn':
      return `asks: ${verdict.between.join(', or ')}?`;
    case 'lost':
      return 'is lost';
  }
}
