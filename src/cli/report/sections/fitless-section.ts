import { percent } from '../../numbers.ts';
import { type Html, html } from '../html.ts';
import { andMore, listing } from '../listing.ts';
import { beliefOf } from '../pairs-of.ts';
import type { Report } from '../report.ts';

const mostListed = 100;

const columns = [
  { title: 'utterance', kind: 'sentence' },
  { title: 'intent' },
  { title: 'nearest', kind: 'sentence' },
  { title: 'stands in' },
] as const;

/** Utterances that no longer fit: the bot would be lost on them if it had not learned exactly these words. */
export function fitlessSection({ ours, placeOf }: Report): Html {
  const alone = ours.filter(({ verdict }) => verdict.type === 'lost').sort((a, b) => beliefOf(a) - beliefOf(b));
  if (alone.length === 0) return html`<p>None.</p>`;
  const rows = alone
    .slice(0, mostListed)
    .map(({ row, ranking: [first], ours: own }) => [
      html`${row.text}`,
      html`${row.intent ?? ''}`,
      html`${first?.intent ?? ''}, and ours at all by ${percent(own)}`,
      html`<span class="where">${placeOf(row.text, row.intent)}</span>`,
    ]);
  return html`<p>The bot would be lost on these, had it not learned just these words: nothing around them speaks for them. Some are old:
the flow they were written for has changed, or its other sentences were moved. Take those out. Some are only rare, like a slang word
for goodbye: keep them, and if people really write so, add a few of their kind.</p>
${listing('Utterances that no longer fit', columns, rows)}${andMore(alone.length, rows.length)}`;
}
