import { styleText } from 'node:util';
import type { Entry } from '../../domain/conversation/entry.ts';
import type { LedgerRow } from '../../domain/conversation/ledger.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import { shownText } from './shown-text.ts';

/** A handoff as one line: when, who, what. */
export function formatHandoffLine({ id, requestedAt, team, person, problem, state }: Handoff): string {
  return `${time(requestedAt)}  ${state.padEnd(9)}  ${team}  ${nameOf(person)}  ${shownText(problem ?? '')}  ${styleText('dim', id)}`;
}

/** A whole handoff: the person, the problem, what was tried, and the transcript. */
export function formatHandoff(handoff: Handoff, transcript: readonly Entry[]): string {
  const { ledger, person, channel, reason, problem } = handoff;
  return [
    styleText('bold', shownText(problem ?? 'No problem was named')),
    `${nameOf(person)} on ${channel}, ${time(handoff.requestedAt)}, because: ${reason}`,
    ...(ledger
      ? ['', styleText('bold', ledger.title), ...ledger.facts, ...ledger.rows.flatMap((row) => rowLines(row, ''))]
      : []),
    '',
    ...transcript.flatMap(transcriptLine),
  ].join('\n');
}

function rowLines({ title, answer, words, result, through = [] }: LedgerRow, indent: string): readonly string[] {
  const said = [answer, words && words !== answer ? `"${shownText(words)}"` : undefined].filter(Boolean).join(', ');
  return [
    `${indent}${result.padEnd(12)} ${title}${said ? `: ${said}` : ''}`,
    ...through.flatMap((row) => rowLines(row, `${indent}  `)),
  ];
}

function transcriptLine({ body, by, at }: Entry): readonly string[] {
  if (body.kind !== 'message' && body.kind !== 'reply') return [];
  const { text } = body.kind === 'reply' ? body.reply : body;
  return [`${styleText('dim', time(at))} ${by.padEnd(7)} ${shownText(text)}`];
}

function nameOf(person: Handoff['person']): string {
  return shownText(person?.name ?? person?.id ?? 'unknown');
}

function time(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
