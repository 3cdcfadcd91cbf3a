import type { Bin } from '../../intents/calibration-error.ts';
import { type Html, html } from './html.ts';

const size = 260;
const edge = 34;
const along = (share: number) => edge + share * size;
const up = (share: number) => 8 + size - share * size;

/** How often beliefs came true: bars by tenths of belief; on the diagonal they are honest. */
export function reliabilityFigure(bins: readonly Bin[]): Html {
  const bars = bins.map(({ count, came }, at) =>
    count === 0
      ? html``
      : html`<rect x="${along(at / 10) + 2}" y="${up(came)}" width="${size / 10 - 4}" height="${came * size}"><title>${count} messages: ${percent(came)} came true</title></rect>`,
  );
  return frame('belief', 'came true', [...bars, html`<path d="M${along(0)} ${up(0)}L${along(1)} ${up(1)}"/>`]);
}

/** What is paid in ours lost for strangers lost, over all thresholds; the dot is where the desk stands. */
export function strangersFigure(
  ours: readonly number[],
  strangers: readonly number[],
  now: { readonly ours: number; readonly strangers: number },
): Html {
  const share = (scores: readonly number[], below: number) =>
    scores.filter((score) => score < below).length / (scores.length || 1);
  const points = Array.from({ length: 101 }, (_, at) => at / 100)
    .map((below) => `${along(share(ours, below)).toFixed(1)} ${up(share(strangers, below)).toFixed(1)}`)
    .join('L');
  const dot = html`<circle cx="${along(now.ours)}" cy="${up(now.strangers)}" r="5"/>`;
  return frame('ours lost', 'strangers lost', [html`<path d="M${points}"/>`, dot]);
}

function frame(across: string, upward: string, inside: readonly Html[]): Html {
  return html`<svg viewBox="0 0 ${size + 2 * edge} ${size + edge + 8}" role="img" aria-label="${upward} by ${across}">
<rect class="frame" x="${edge}" y="8" width="${size}" height="${size}"/>${inside}
<text x="${edge}" y="${size + 28}">0 %</text><text x="${edge + size / 2}" y="${size + 28}" text-anchor="middle">${across}</text>
<text x="${edge + size}" y="${size + 28}" text-anchor="end">100 %</text>
<text transform="translate(22 ${size / 2}) rotate(-90)" text-anchor="middle">${upward}</text></svg>`;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
