import type { Ledger, LedgerRow } from './ledger.ts';

/** One line of what was tried, as everybody shows it: a page, a card, a mail, a terminal, another system. */
export type LedgerLine = Omit<LedgerRow, 'through'> & {
  /** 0 for a step of the flow itself, one more for each call that led to it. */
  readonly depth: number;
  /** What the bot would try next. */
  readonly isNext?: true;
};

/** What was tried, line by line, the lines of a called flow below the step that called it. */
export function ledgerLines({ rows }: Pick<Ledger, 'rows'>): readonly LedgerLine[] {
  const lines = rows.flatMap((row) => linesOf(row, 0));
  const next = lines.find(({ result }) => result === 'not-reached');
  return lines.map((line) => (line === next ? { ...line, isNext: true } : line));
}

function linesOf({ through = [], words, ...row }: LedgerRow, depth: number): readonly LedgerLine[] {
  // A tapped button says the same twice.
  const own = words === undefined || words === row.answer ? {} : { words };
  return [{ ...row, ...own, depth }, ...through.flatMap((each) => linesOf(each, depth + 1))];
}
