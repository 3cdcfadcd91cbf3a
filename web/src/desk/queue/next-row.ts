import type { LedgerRow } from '../../../../src/domain/conversation/ledger.ts';

/** What the bot would try next: the first row not reached, those of called flows included. */
export function nextRow(rows: readonly LedgerRow[]): LedgerRow | undefined {
  for (const row of rows) {
    if (row.result === 'not-reached') return row;
    const within = nextRow(row.through ?? []);
    if (within) return within;
  }
  return undefined;
}
