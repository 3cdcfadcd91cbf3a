import type { Tell } from '../../domain/content/agent-words.ts';
import type { Ledger, StepResult } from '../../domain/conversation/ledger.ts';
import { type LedgerLine, ledgerLines } from '../../domain/conversation/ledger-view.ts';
import type { JsonObject } from '../../domain/json.ts';
import { heading, line, short } from './card-texts.ts';

/** Rows that a card holds; a longer ledger says how many more there are. */
const mostRows = 24;

const signs: Readonly<Record<StepResult, string>> = {
  fine: '✓',
  solved: '✓',
  'already-done': '✓',
  'no-effect': '✗',
  'could-not': '✗',
  unsure: '?',
  open: '?',
  skipped: '–',
  'not-needed': '–',
  'not-reached': '○',
};

/** What was tried, step by step, the steps of called flows indented; then what the bot would try next. */
export function cardLedger(ledger: Ledger, tell: Tell, clock: (at: number) => string): readonly JsonObject[] {
  const lines = ledgerLines(ledger);
  const reached = lines.filter(({ result }) => result !== 'not-reached');
  const next = lines.find(({ isNext }) => isNext);
  const more = reached.length - mostRows;
  const { title, facts } = ledger;
  return [
    heading(title),
    ...(facts.length > 0
      ? [line([`${tell('case', 'known')}: `, { isSubtle: true }], short(facts.join(', '), 300))]
      : []),
    ...reached.slice(0, mostRows).map((each) => rowLine(each, tell, clock)),
    ...(more > 0 ? [line([tell('case', 'more', { count: more }), { isSubtle: true }])] : []),
    ...(next ? [line([`${tell('case', 'next')}: `, { isSubtle: true }], short(next.title, 100))] : []),
  ];
}

function rowLine({ title, result, answer, words, at, depth }: LedgerLine, tell: Tell, clock: (at: number) => string) {
  const said = [answer && short(answer, 100), words && tell('case', 'quoted', { words: short(words, 160) })]
    .filter(Boolean)
    .join(' ');
  return line(`${'\u2003'.repeat(depth)}${signs[result]} ${short(title, 100)} `, [
    [tell('results', result), said, at === undefined ? undefined : clock(at)].filter(Boolean).join(' · '),
    { isSubtle: true },
  ]);
}
