import { calibrationError } from '../../../intents/inspect/calibration-error.ts';
import { percent, shareOf } from '../../numbers.ts';
import { type Html, html } from '../html.ts';
import { pairsOf } from '../pairs-of.ts';
import type { Report } from '../report.ts';
import { statedOf } from './honesty-section.ts';
import { isFirst } from './intent-section.ts';

const worthTelling = 3;
const weakBelow = 0.85;
const dishonestFrom = 0.1;

/** What a writer should do first, most rewarding first; empty if nothing stands out. */
export function beginningsOf(report: Report): readonly Html[] {
  const { intents, ours, strangers, duplicates } = report;
  const [pair] = pairsOf(ours);
  const weak = intents
    .map((intent) => ({ intent, own: ours.filter(({ row }) => row.intent === intent) }))
    .map(({ intent, own }) => ({ intent, count: own.length, share: shareOf(own, isFirst) }))
    .filter(({ count, share }) => count > 0 && share < weakBelow)
    .sort((a, b) => a.share - b.share);
  const begun = strangers.filter(({ verdict }) => verdict.type === 'sure').length;
  const told: (Html | false)[] = [
    duplicates.length > 0 &&
      html`<a href="#duplicates">Take out what stands in two intents</a>: ${duplicates.length} such pairs were found.`,
    pair !== undefined &&
      pair.members.length >= worthTelling &&
      html`<a href="#confusing">Tell ${pair.intent} and ${pair.as} apart</a>: ${pair.members.length} utterances of the first are taken for the second.`,
    weak.length > 0 &&
      html`<a href="#intents">Write more utterances</a> for ${weak
        .slice(0, 3)
        .map(({ intent, share }) => `${intent} (${percent(share)} ranked first)`)
        .join(', ')}.`,
    begun >= worthTelling &&
      html`<a href="#strangers">Look at the ${begun} strangers’ sentences that would begin a flow</a>.`,
    calibrationError(statedOf(ours)) > dishonestFrom &&
      html`<a href="#honesty">Beliefs are off</a> by more than a tenth: write more utterances for every intent.`,
  ];
  return told.filter((each) => each !== false);
}
