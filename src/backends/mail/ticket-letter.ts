import type { Desk } from '../../domain/content/desk.ts';
import type { Entry } from '../../domain/conversation/entry.ts';
import type { LedgerRow, StepResult } from '../../domain/conversation/ledger.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import { entryText } from '../entry-text.ts';
import type { HandoffReport } from '../handoff-change.ts';
import type { Letter, Part } from './letter.ts';

/** How times are written, and what teams are called. */
export type Writing = Pick<Desk, 'language' | 'timeZone' | 'teams'>;

type Row = Extract<Part, { type: 'list' }>['rows'][number];

/** A ticket for those who answer it: who, what, all that was tried, and what was said. */
export function ticketLetter({ type, handoff, transcript, omitted }: HandoffReport, writing: Writing): Letter {
  const { ticket, person, ledger, team, channel, reason, requestedAt } = handoff;
  const problem = cutText(handoff.problem ?? 'No problem was named', { most: 300 });
  const who = [person?.name ?? person?.id ?? 'Unknown', ticket?.mail].filter(Boolean).join(', ');
  return {
    subject: `[${ticket?.number ?? handoff.id}] ${cutText(problem, { most: 80 })}`,
    parts: [
      ...(type === 'updated'
        ? [
            {
              type: 'paragraph' as const,
              text: `The person left an address: reply to this mail to write to ${ticket?.mail}.`,
            },
          ]
        : []),
      {
        type: 'list',
        rows: [
          { label: 'Problem', text: problem },
          { label: 'Person', text: who },
          { label: 'Channel', text: channel },
          { label: 'Team', text: writing.teams.find(({ id }) => id === team)?.name ?? team },
          { label: 'Asked for', text: `${written(requestedAt, writing)}, because: ${reason}` },
          { label: 'Conversation', text: handoff.conversation },
        ],
      },
      ...(ledger
        ? ([
            { type: 'heading', text: `What was tried: ${ledger.title}` },
            ...(ledger.facts.length > 0 ? [{ type: 'paragraph', text: ledger.facts.join(', ') } as const] : []),
            { type: 'list', rows: ledger.rows.flatMap((row) => ledgerRows(row, 0)) },
          ] as const)
        : []),
      { type: 'heading', text: 'What was said' },
      ...(omitted > 0 ? [{ type: 'paragraph' as const, text: `${omitted} earlier messages are left out.` }] : []),
      { type: 'list', rows: transcript.map((entry) => line(entry, writing)) },
    ],
  };
}

const results: Readonly<Record<StepResult, string>> = {
  fine: 'fine',
  solved: 'solved it',
  'no-effect': 'tried, no effect',
  'could-not': 'could not be done',
  'already-done': 'had been done',
  unsure: 'not sure',
  skipped: 'skipped',
  'not-needed': 'not needed',
  open: 'open',
  'not-reached': 'not reached',
};

function ledgerRows({ title, result, answer, words, through = [] }: LedgerRow, depth: number): readonly Row[] {
  const said = words !== undefined && words !== answer ? `"${cutText(words, { most: 300 })}"` : undefined;
  const text = [results[result], answer, said].filter(Boolean).join(' · ');
  return [{ label: title, text, depth }, ...through.flatMap((row) => ledgerRows(row, depth + 1))];
}

function line(entry: Entry, writing: Writing): Row {
  const { text, files } = entryText(entry);
  const named = files.map(({ name, type, bytes }) => `[${name}, ${type}, ${Math.ceil(bytes / 1024)} KB]`);
  return {
    label: `${written(entry.at, writing)} ${entry.from?.name ?? entry.by}`,
    text: [text, ...named].filter(Boolean).join('\n'),
  };
}

function written(at: number, { language, timeZone }: Writing): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}
