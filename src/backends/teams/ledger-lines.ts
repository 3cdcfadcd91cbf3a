import type { Ledger, LedgerRow, StepResult } from '../../domain/conversation/ledger.ts';
import type { JsonObject } from '../../domain/json.ts';
import { heading, line, short } from './card-texts.ts';

/** Rows that a card holds; a longer ledger says how many more there are. */
const mostRows = 24;

const results: Readonly<Record<StepResult, readonly [sign: string, words: string]>> = {
  fine: ['✓', 'fine'],
  solved: ['✓', 'solved it'],
  'already-done': ['✓', 'already done'],
  'no-effect': ['✗', 'no effect'],
  'could-not': ['✗', 'could not do it'],
  unsure: ['?', 'unsure'],
  open: ['?', 'open question'],
  skipped: ['–', 'skipped'],
  'not-needed': ['–', 'not needed'],
  'not-reached': ['○', 'not reached'],
};

/** What was tried, step by step, the steps of called flows indented; then what the bot would try next. */
export function ledgerLines({ title, facts, rows }: Ledger, clock: (at: number) => string): readonly JsonObject[] {
  const looked = rows.flatMap((row) => lookedAt(row, 0));
  const next = nextOf(rows);
  const more = looked.length - mostRows;
  return [
    heading(title),
    ...(facts.length > 0 ? [line(['Known: ', { isSubtle: true }], short(facts.join(', '), 300))] : []),
    ...looked.slice(0, mostRows).map(({ row, depth }) => rowLine(row, depth, clock)),
    ...(more > 0 ? [line([`… and ${more} more`, { isSubtle: true }])] : []),
    ...(next ? [line(['Next the bot would try: ', { isSubtle: true }], short(next.title, 100))] : []),
  ];
}

type Depth = { readonly row: LedgerRow; readonly depth: number };

function lookedAt(row: LedgerRow, depth: number): readonly Depth[] {
  const within = (row.through ?? []).flatMap((each) => lookedAt(each, depth + 1));
  return row.result === 'not-reached' && within.length === 0 ? [] : [{ row, depth }, ...within];
}

function nextOf(rows: readonly LedgerRow[]): LedgerRow | undefined {
  for (const row of rows) {
    const next = row.result === 'not-reached' ? row : nextOf(row.through ?? []);
    if (next) return next;
  }
  return undefined;
}

function rowLine({ title, result, answer, words, at }: LedgerRow, depth: number, clock: (at: number) => string) {
  const [sign, ended] = results[result];
  // A tapped button says the same twice.
  const own = words !== undefined && words !== answer ? `“${short(words, 160)}”` : undefined;
  const said = [answer && short(answer, 100), own].filter(Boolean).join(' ');
  return line(`${'\u2003'.repeat(depth)}${sign} ${short(title, 100)} `, [
    [ended, said, at === undefined ? undefined : clock(at)].filter(Boolean).join(' · '),
    { isSubtle: true },
  ]);
}
