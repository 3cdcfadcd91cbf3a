import type { Bin } from '../../intents/inspect/calibration-error.ts';
import { percent, shareOf } from '../numbers.ts';
import { type Html, html } from './html.ts';

const size = 260;
const left = 62;
const top = 10;
const along = (share: number) => left + share * size;
const up = (share: number) => top + size - share * size;

/** A reliability diagram: how often beliefs came true, by tenths of belief. On the dashed line they are honest. */
export function reliabilityFigure(bins: readonly Bin[]): Html {
  const bars = bins.map(({ count, came }, at) =>
    count === 0
      ? html``
      : html`<rect class="bar" x="${along(at / 10) + 2}" y="${up(came).toFixed(1)}" width="${size / 10 - 4}" height="${(came * size).toFixed(1)}"><title>${count} utterances: ${percent(came)} came true</title></rect>`,
  );
  const told = bins.flatMap(({ count, came }, at) =>
    count === 0 ? [] : [`at ${at * 10} to ${at * 10 + 10} % ${percent(came)}`],
  );
  const honest = html`<path class="rule" d="M${along(0)} ${up(0)}L${along(1)} ${up(1)}"/>`;
  return frame('belief', 'came true', `Of beliefs came true: ${told.join(', ')}.`, [...bars, honest]);
}

/** The ROC curve of turning sentences away: out of scope against in scope. The dot is the desk's threshold. */
export function strangersFigure(
  ours: readonly number[],
  strangers: readonly number[],
  now: { readonly ours: number; readonly strangers: number },
): Html {
  const below = (scores: readonly number[], threshold: number) => shareOf(scores, (score) => score < threshold);
  const points = Array.from({ length: 101 }, (_, at) => at / 100)
    .map((threshold) => `${along(below(ours, threshold)).toFixed(1)} ${up(below(strangers, threshold)).toFixed(1)}`)
    .join('L');
  const label = `Now ${percent(now.strangers)} of strangers and ${percent(now.ours)} of ours are turned away.`;
  const dot = html`<circle cx="${along(now.ours).toFixed(1)}" cy="${up(now.strangers).toFixed(1)}" r="5"><title>${label}</title></circle>`;
  return frame('of ours turned away', 'of strangers turned away', label, [html`<path d="M${points}"/>`, dot]);
}

const ticks = [0, 0.25, 0.5, 0.75, 1];

function frame(across: string, upward: string, label: string, inside: readonly Html[]): Html {
  const marks = ticks.map(
    (tick) => html`<text x="${along(tick)}" y="${top + size + 17}" text-anchor="middle">${tick * 100} %</text>
<text x="${left - 6}" y="${up(tick) + 4}" text-anchor="end">${tick * 100} %</text>`,
  );
  return html`<svg viewBox="0 0 ${left + size + 26} ${top + size + 42}" role="img" aria-label="${label}">
<rect class="frame" x="${left}" y="${top}" width="${size}" height="${size}"/>${inside}${marks}
<text x="${left + size / 2}" y="${top + size + 36}" text-anchor="middle">${across}</text>
<text transform="translate(13 ${top + size / 2}) rotate(-90)" text-anchor="middle">${upward}</text></svg>`;
}
