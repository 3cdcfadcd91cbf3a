import { styleText } from 'node:util';
import type { ExpectedChange, IntentChange } from '../../intents/expected-change.ts';
import type { Measured } from '../../intents/measure.ts';
import { percent } from '../report/percent.ts';

/** One sentence more or less is chance. */
const leastTold = 2;

/** How many sentences of so many; `less`: the fewer the better. */
type Row = {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly of: number;
  readonly less?: true;
};

/** The expected change as lines: the figures on holdouts, the intents concerned, the new utterances themselves. */
export function changeLines({ before, after, intents, added }: ExpectedChange, intent: string): readonly string[] {
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
  // With new holdouts there are more of them after: the share is what compares.
  return { name, before: before[figure] * of(before), after: after[figure] * of(before), of: of(before) };
}

function nameOf({ intent }: IntentChange): string {
  return intent ?? 'not-ours';
}

function lineOf({ name, before, after, of, less }: Row, width: number): string {
  const share = (count: number) => percent(of === 0 ? 0 : count / of).padStart(7);
  const more = Math.round(after - before);
  const told = `${more > 0 ? '+' : more < 0 ? '−' : ''}${Math.abs(more)} of ${of}`;
  const isBetter = more > 0 !== (less ?? false);
  const color = Math.abs(more) < leastTold ? 'dim' : isBetter ? 'green' : 'red';
  return `${name.padEnd(width)}  ${share(before)}   ${share(after)}   ${styleText(color, told)}`;
}
