import type { Bin } from '../../intents/calibration-error.ts';
import type { CrossExamined } from '../../intents/cross-examined.ts';
import type { Measured } from '../../intents/measure.ts';
import type { NearDuplicate } from '../../intents/near-duplicates.ts';
import { confusionTable } from './confusion-table.ts';
import { percent, reliabilityFigure, strangersFigure } from './figures.ts';
import { type Html, html } from './html.ts';

/** All that the report tells. */
export type Report = {
  readonly desk: string;
  readonly intents: readonly string[];
  readonly examined: readonly CrossExamined[];
  readonly measured: Measured;
  readonly reliability: readonly Bin[];
  readonly duplicates: readonly NearDuplicate[];
  readonly words: ReadonlyMap<string, readonly string[]>;
};

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1d2433}
table{border-collapse:collapse;margin:.5rem 0 1.5rem}td,th{padding:.2rem .6rem;text-align:left;border-bottom:1px solid #dde2ea;vertical-align:top}
td.n,th.n{text-align:right}.figures{display:flex;flex-wrap:wrap;gap:2rem}figure{margin:0;width:22rem}
svg{width:100%;font-size:12px;fill:#3b6fd4}svg text{fill:#465063}svg path{fill:none;stroke:#d2682f;stroke-width:2}
svg .frame{fill:none;stroke:#c4ccd8}circle{fill:#d2682f}.matrix th{font-weight:400;font-size:12px}.matrix td{text-align:center;border:1px solid #fff}
@media(prefers-color-scheme:dark){body{background:#12161f;color:#e4e8f0}td,th{border-color:#2c3444}svg text{fill:#aab4c6}.matrix td{border-color:#12161f}}`;

/** The report as one page that needs nothing else. */
export function reportPage(report: Report): Html {
  const { desk, examined, measured } = report;
  const ours = examined.filter(({ row }) => row.intent !== undefined);
  const strangers = examined.filter(({ row }) => row.intent === undefined);
  const lost = (rows: readonly CrossExamined[]) =>
    rows.filter(({ verdict }) => verdict.type === 'lost').length / (rows.length || 1);
  const beliefs = (rows: readonly CrossExamined[]) => rows.map((row) => row.ours);
  return html`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>How ${desk} understands</title><style>${{ html: style }}</style>
<h1>How ${desk} understands</h1>
<p>Every utterance below was judged by a learner that had not seen it: the rows are dealt into five parts, and each part is judged by what the other four teach.
Of ${measured.holdouts} holdouts, ${percent(measured.accuracy)} are ranked right, ${percent(measured.rightOrOffered)} end in the right flow or an offer of it, ${percent(measured.sureAndWrong)} in a wrong one.
Of ${measured.strangers} other people's problems ${percent(measured.strangersLost)} are lost on, as they should be.</p>
<h2>Intent by intent</h2>${intentTable(report, ours)}
<h2>What is taken for what</h2>${confusionTable(report.intents, ours)}
<h2>Utterances that are misunderstood</h2><p>Either the utterance stands in the wrong file, or its kind is too rare in the right one. The surer the mistake, the higher it stands.</p>${misunderstood(ours)}
<h2>Not ours, but taken for ours</h2>${taken(strangers)}
<h2>Nearly the same in two intents</h2>${duplicateTable(report.duplicates)}
<h2>How honest and how careful</h2><div class="figures">
<figure>${reliabilityFigure(report.reliability)}<figcaption>Beliefs in the first intent, and how many came true.</figcaption></figure>
<figure>${strangersFigure(beliefs(ours), beliefs(strangers), { ours: lost(ours), strangers: lost(strangers) })}<figcaption>The dot is where the costs in desk.yml put this desk.</figcaption></figure></div></html>`;
}

function intentTable({ intents, words, measured }: Report, ours: readonly CrossExamined[]): Html {
  const rows = intents.map((intent) => {
    const own = ours.filter(({ row }) => row.intent === intent);
    const right = own.filter(({ ranking }) => ranking[0]?.intent === intent).length;
    const missed = measured.misses.filter((miss) => miss.intent === intent).length;
    return html`<tr><td>${intent}</td><td class="n">${own.length}</td><td class="n">${percent(right / (own.length || 1))}</td><td class="n">${missed}</td><td>${(words.get(intent) ?? []).join(', ')}</td></tr>`;
  });
  return html`<table><tr><th>intent</th><th class="n">utterances</th><th class="n">ranked right</th><th class="n">holdouts missed</th><th>words that speak for it</th></tr>${rows}</table>`;
}

const mostListed = 100;

function misunderstood(ours: readonly CrossExamined[]): Html {
  const wrong = ours
    .filter(({ row, ranking }) => ranking[0]?.intent !== row.intent)
    .sort((a, b) => (b.ranking[0]?.share ?? 0) - (a.ranking[0]?.share ?? 0));
  const rows = wrong
    .slice(0, mostListed)
    .map(
      ({ row, ranking: [first] }) =>
        html`<tr><td>${row.text}</td><td>${row.intent ?? ''}</td><td>${first?.intent ?? ''}</td><td class="n">${percent(first?.share ?? 0)}</td></tr>`,
    );
  return html`<table><tr><th>utterance</th><th>stands in</th><th>taken for</th><th class="n">belief</th></tr>${rows}</table>`;
}

function taken(strangers: readonly CrossExamined[]): Html {
  const rows = strangers
    .filter(({ verdict }) => verdict.type !== 'lost')
    .sort((a, b) => b.ours - a.ours)
    .slice(0, mostListed)
    .map(
      ({ row, ranking: [first], ours, verdict }) =>
        html`<tr><td>${row.text}</td><td>${first?.intent ?? ''}</td><td>${verdict.type}</td><td class="n">${percent(ours)}</td></tr>`,
    );
  return html`<table><tr><th>sentence</th><th>taken for</th><th>verdict</th><th class="n">believed ours</th></tr>${rows}</table>`;
}

function duplicateTable(duplicates: readonly NearDuplicate[]): Html {
  if (duplicates.length === 0) return html`<p>None.</p>`;
  const rows = duplicates
    .slice(0, mostListed)
    .map(
      ({ one, other }) =>
        html`<tr><td>${one.text}</td><td>${one.intent}</td><td>${other.text}</td><td>${other.intent}</td></tr>`,
    );
  return html`<table>${rows}</table>`;
}
