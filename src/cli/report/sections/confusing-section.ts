import type { CrossValidatedRow } from '../../../intents/inspect/cross-validated-rows.ts';
import { percent } from '../../numbers.ts';
import { type Html, html } from '../html.ts';
import { andMore, listing } from '../listing.ts';
import { marked } from '../marked.ts';
import { beliefOf, pairsOf } from '../pairs-of.ts';
import type { Report } from '../report.ts';

const mostPairs = 60;
const mostListed = 30;
const opened = 3;

const columns = [
  { title: 'utterance', kind: 'sentence' },
  { title: 'belief', kind: 'number' },
  { title: 'the bot would' },
  { title: 'stands in' },
] as const;

/** Utterances that are taken for another intent, pair by pair, with the misleading words marked. */
export function confusingSection({ ours, placeOf }: Report): Html {
  const pairs = pairsOf(ours);
  if (pairs.length === 0) return html`<p>None.</p>`;
  const groups = pairs.slice(0, mostPairs).map(({ intent, as, members }, at) => {
    const rows = members
      .slice(0, mostListed)
      .map((one) => [
        marked(one.row.text, one.words),
        html`${percent(beliefOf(one))}`,
        html`${consequenceOf(one)}`,
        html`<span class="where">${placeOf(one.row.text, intent)}</span>`,
      ]);
    return html`<details${{ html: at < opened ? ' open' : '' }}><summary>${intent} taken for <b>${as}</b>: ${members.length}</summary>${listing(`${intent} taken for ${as}`, columns, rows)}${andMore(members.length, rows.length)}</details>`;
  });
  return html`<p>Each was judged without having been learned. The marked words pulled it to the wrong intent. Ask of each: could
a colleague tell which problem is meant? If not, take it out, and the bot will ask. If it stands in the wrong file, move it. Otherwise
write two or three more of its kind into its own file, in other words.</p>${groups}${andMore(pairs.length, groups.length)}`;
}

function consequenceOf({ verdict, row }: CrossValidatedRow): string {
  switch (verdict.type) {
    case 'sure':
      return 'begin the wrong one';
    case 'torn':
      return verdict.between.includes(row.intent ?? '')
        ? 'ask, and name the right one'
        : 'ask, and not name the right one';
    case 'lost':
      return 'be lost';
  }
}
