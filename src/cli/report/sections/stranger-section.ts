import { percent, shareOf } from '../../numbers.ts';
import { strangersFigure } from '../charts.ts';
import { type Html, html } from '../html.ts';
import { andMore, listing } from '../listing.ts';
import { marked } from '../marked.ts';
import type { Report } from '../report.ts';
import { saidOf } from './holdout-section.ts';

const mostListed = 60;

const columns = [
  { title: 'sentence', kind: 'sentence' },
  { title: 'believed ours', kind: 'number' },
  { title: 'the bot' },
  { title: 'stands in' },
] as const;

/** Sentences out of scope that are taken for our own, and the curve of what turning them away costs. */
export function strangerSection({ ours, strangers, placeOf }: Report): Html {
  if (strangers.length === 0)
    return html`<p>This desk has no <code>intents/not-ours.yml</code>. Write one: without it the bot cannot know what to be lost on.</p>`;
  const taken = strangers.filter(({ verdict }) => verdict.type !== 'lost').sort((a, b) => b.ours - a.ours);
  const rows = taken
    .slice(0, mostListed)
    .map(({ row, ours: own, words, verdict }) => [
      marked(row.text, words),
      html`${percent(own)}`,
      html`${saidOf(verdict)}`,
      html`<span class="where">${placeOf(row.text, undefined)}</span>`,
    ]);
  const isLost = ({ verdict }: { readonly verdict: { readonly type: string } }) => verdict.type === 'lost';
  const now = { ours: shareOf(ours, isLost), strangers: shareOf(strangers, isLost) };
  const beliefs = (rows: Report['ours']) => rows.map((row) => row.ours);
  return html`<p>The sentences of <code>intents/not-ours.yml</code>, each judged without having been learned: ${percent(now.strangers)} are turned
away, as they should be. So are ${percent(now.ours)} of our own utterances, which is the price. The curve shows other prices: higher up more
strangers are turned away, further right more of our own people are. The dot is where the costs in <code>desk.yml</code> put this
desk. A curve that hugs the upper left corner is good; a flat one wants more sentences in <code>not-ours.yml</code>, above all such as look like ours.</p>
<div class="figures"><figure>${strangersFigure(beliefs(ours), beliefs(strangers), now)}<figcaption>What turning strangers away costs.</figcaption></figure></div>
<h3>Taken for ours</h3>${rows.length === 0 ? html`<p>None.</p>` : listing('Not ours, but taken for ours', columns, rows)}${andMore(taken.length, rows.length)}`;
}
