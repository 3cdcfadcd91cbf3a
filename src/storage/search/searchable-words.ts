import type { LedgerRow } from '../../domain/conversation/ledger.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';

/** All by which a handoff can be found, what was said in its conversation apart: who, the ticket, the problem, the ledger. */
export function searchableWords({ person, ticket, problem, ledger, rating, history, labels = [] }: Handoff): string {
  const rows = ledger ? ledgerWords(ledger.rows) : [];
  const whys = history.flatMap(({ state, why }) => (state === 'requested' ? [] : [why]));
  return [
    person?.name,
    person?.mail,
    ticket?.number,
    ticket?.mail,
    problem,
    ledger?.title,
    ...rows,
    rating?.word,
    ...whys,
    ...labels,
  ]
    .filter(Boolean)
    .join(' ');
}

function ledgerWords(rows: readonly LedgerRow[]): readonly (string | undefined)[] {
  return rows.flatMap(({ title, answer, words, through = [] }) => [title, answer, words, ...ledgerWords(through)]);
}
