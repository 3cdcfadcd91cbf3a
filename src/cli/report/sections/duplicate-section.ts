import { percent } from '../../numbers.ts';
import { type Html, html } from '../html.ts';
import { andMore, listing } from '../listing.ts';
import type { Report } from '../report.ts';

const mostListed = 100;

const columns = [
  { title: 'one', kind: 'sentence' },
  { title: 'other', kind: 'sentence' },
  { title: 'words in common', kind: 'number' },
] as const;

/** Utterances in two intents that say nearly the same. */
export function duplicateSection({ duplicates, placeOf }: Report): Html {
  if (duplicates.length === 0)
    return html`<p>None: no two intents hold sentences with three quarters of their words in common.</p>`;
  const said = ({ text, intent }: { readonly text: string; readonly intent: string }) =>
    html`${text}<br><span class="where">${placeOf(text, intent)}</span>`;
  const rows = duplicates
    .slice(0, mostListed)
    .map(({ one, other, alike }) => [said(one), said(other), html`${percent(alike)}`]);
  return html`<p>One sentence cannot teach two things. Leave it where it belongs; where it belongs to both, take it out of both, and the bot
will ask which is meant.</p>${listing('Nearly the same in two intents', columns, rows)}${andMore(duplicates.length, rows.length)}`;
}
