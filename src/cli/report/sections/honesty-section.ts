import { calibrationError, reliabilityOf, type Stated } from '../../../intents/inspect/calibration-error.ts';
import type { CrossValidatedRow } from '../../../intents/inspect/cross-validated-rows.ts';
import { percent } from '../../numbers.ts';
import { reliabilityFigure } from '../charts.ts';
import { type Html, html } from '../html.ts';
import { listing } from '../listing.ts';
import type { Report } from '../report.ts';

const columns = [
  { title: 'belief' },
  { title: 'utterances', kind: 'number' },
  { title: 'stated', kind: 'number' },
  { title: 'came true', kind: 'number' },
] as const;

/** Whether beliefs come true as often as they say: the reliability diagram and the expected calibration error. */
export function honestySection({ ours }: Report): Html {
  const stated = statedOf(ours);
  const bins = reliabilityOf(stated);
  const rows = bins.map(({ count, stated: said, came }, at) => [
    html`${at * 10} to ${at * 10 + 10} %`,
    html`${count}`,
    html`${count === 0 ? '–' : percent(said)}`,
    html`${count === 0 ? '–' : percent(came)}`,
  ]);
  return html`<p>When the bot says “80 %”, it should be right eight times out of ten: its verdicts are chosen by these beliefs. Bars that end on the
dashed line are honest; below it the bot believes too much of itself, above it too little. The expected calibration error, the mean distance from
the line, is <b>${percent(calibrationError(stated))}</b>; up to 5 % is good. Nothing needs to be done about it by hand: it is fitted anew with every change of
the content. Above 10 % there are too few utterances to fit it on.</p>
<div class="figures"><figure>${reliabilityFigure(bins)}<figcaption>How often beliefs in the first intent came true.</figcaption></figure>
<figure>${listing('Beliefs and how often they came true', columns, rows)}</figure></div>`;
}

/** The belief in each utterance's first intent, and whether that was right. */
export function statedOf(ours: readonly CrossValidatedRow[]): readonly Stated[] {
  return ours.flatMap(({ row, ranking: [first] }) =>
    first ? [{ share: first.share, right: first.intent === row.intent }] : [],
  );
}
