import { styleText } from 'node:util';
import type { ExpectedChange, IntentChange } from '../../intents/inspect/expected-change.ts';
import type { Measured } from '../../intents/inspect/measure.ts';
import { percent } from '../numbers.ts';

/** The smallest change worth showing: a single sentence may be chance. */
const leastTold = 2;

/** A count of sentences before and after, out of `of`; with `less`, lower is better. */
type Row = {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly of: number;
  readonly less?: true;
};

/** The expected change as lines: figures on holdouts, the intents affected, and the new utterances themselves. */
export function changeLines(
  { before, after, judgedAsBefore, intents, added }: ExpectedChange,
  intent: string,
): readonly string[] {
  const concerned = intents.filter(
    (each) => nameOf(each) === intent || Math.abs(each.after - each.before) >= leastTold,
  );
  const rows: readonly Row[] = [
    measuredRow('holdouts ranked right', before, after, 'accuracy'),
    measuredRow('right or offered', before, after, 'rightOrOffered'),
    { ...measuredRow('wrong flow begun', before, after, 'sureAndWrong'), less: true },
    measuredRow('strangers turned away', before, after, 'strangersLost'),
    ...concerned.map((each) => ({ ...each, name: `${nameOf(each)} (utterances)` })),
  ];
  const width = Math.max(...rows.map(({ name }) => name.length));
  const understood = added.filter(({ verdict }) =>
    intent === 'not-ours' ? verdict.type === 'lost' : verdict.type === 'sure' && verdict.intent === intent,
  );
  return [
    '',
    styleText('bold', `${'Expected'.padEnd(width)}   before     after   sentences`),
    ...rows.map((row) => lineOf(row, width)),
    ...movedLines(before, after, judgedAsBefore),
    ...(added.length > 1
      ? [`Of the ${added.length} new ones, ${understood.length} would be understood by what the others teach.`]
      : []),
    '',
  ];
}

function measuredRow(
  name: string,
  before: Measured,
  after: Measured,
  figure: 'accuracy' | 'rightOrOffered' | 'sureAndWrong' | 'strangersLost',
): Row {
  const of = (measured: Measured) => (figure === 'strangersLost' ? measured.strangers : measured.holdouts);
  // New holdouts change the total, so the shares are compared.
  return { name, before: before[figure] * of(before), after: after[figure] * of(before), of: of(before) };
}

/** Says when figures move because beliefs were calibrated again, and not because of what is learned. */
function movedLines(before: Measured, after: Measured, judgedAsBefore: Measured): readonly string[] {
  const figures = ['rightOrOffered', 'strangersLost'] as const;
  const rowsTo = (measured: Measured) => figures.map((figure) => measuredRow('', before, measured, figure));
  const [fitted, unmoved] = [rowsTo(after), rowsTo(judgedAsBefore)];
  if (fitted.every((row, at) => Math.abs(row.after - (unmoved[at]?.after ?? 0)) < leastTold)) return [];
  const [offered, strangers] = unmoved.map(({ before: was, after: is }) => signed(Math.round(is - was)));
  return [
    `Beliefs are calibrated anew, which moves figures by chance as well. With the previous calibration: right or offered ${offered}, strangers turned away ${strangers}.`,
  ];
}

function signed(count: number): string {
  return `${count > 0 ? '+' : count < 0 ? '−' : ''}${Math.abs(count)}`;
}

function nameOf({ intent }: IntentChange): string {
  return intent ?? 'not-ours';
}

function lineOf({ name, before, after, of, less }: Row, width: number): string {
  const share = (count: number) => percent(of === 0 ? 0 : count / of).padStart(7);
  const more = Math.round(after - before);
  const told = `${signed(more)} of ${of}`;
  const isBetter = more > 0 !== (less ?? false);
  const color = Math.abs(more) < leastTold ? 'dim' : isBetter ? 'green' : 'red';
  return `${name.padEnd(width)}  ${share(before)}   ${share(after)}   ${styleText(color, told)}`;
}
