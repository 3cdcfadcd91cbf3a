import type { AgentWords, Tell } from '../../domain/content/agent-words.ts';
import type { Desk } from '../../domain/content/desk.ts';
import { nameIn } from '../../domain/content/name-in.ts';
import { tellFrom } from '../../domain/content/tell-from.ts';
import type { Entry } from '../../domain/conversation/entry.ts';
import { type LedgerLine, ledgerLines } from '../../domain/conversation/ledger-view.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import { fileSize } from '../../domain/text/file-size.ts';
import { entryText } from '../entry-text.ts';
import type { HandoffReport } from '../handoff-change.ts';
import type { Letter, Part } from './letter.ts';

/** How times are written, what teams are called, and what agents read. */
export type LetterContent = {
  readonly desk: Pick<Desk, 'language' | 'timeZone' | 'teams'>;
  readonly agentWords: AgentWords;
};

type Row = Extract<Part, { type: 'list' }>['rows'][number];

/** A ticket for those who answer it: who, what, all that was tried, and what was said. */
export function ticketLetter(
  { type, handoff, transcript, omitted }: HandoffReport,
  { desk, agentWords }: LetterContent,
): Letter {
  const tell = tellFrom(() => agentWords);
  const { ticket, person, visit, ledger, team, channel, reason, requestedAt } = handoff;
  const problem = cutText(handoff.problem ?? tell('case', 'no-problem'), { most: 300 });
  const who = [person?.name ?? person?.id ?? tell('people', 'visitor'), ticket?.mail ?? person?.mail]
    .filter(Boolean)
    .join(', ');
  return {
    subject: tell('mail', 'subject', {
      number: ticket?.number ?? handoff.id,
      problem: cutText(problem, { most: 80 }),
    }),
    parts: [
      ...(type === 'updated'
        ? [
            {
              type: 'paragraph' as const,
              text: tell('mail', 'left-address', { mail: ticket?.mail ?? '' }),
            },
          ]
        : []),
      {
        type: 'list',
        rows: [
          { label: tell('mail', 'problem'), text: problem },
          { label: tell('mail', 'person'), text: who },
          { label: tell('mail', 'channel'), text: nameIn(agentWords.channels, channel) },
          ...languageRow(handoff.language, desk.language, tell('summary', 'language')),
          { label: tell('mail', 'team'), text: desk.teams.find(({ id }) => id === team)?.name ?? team },
          {
            label: tell('mail', 'requested'),
            text: tell('mail', 'requested-why', {
              time: written(requestedAt, desk),
              reason: tell('reasons', reason),
            }),
          },
          { label: tell('mail', 'conversation'), text: handoff.conversation },
          ...(visit?.page ? [{ label: tell('mail', 'page'), text: visit.page }] : []),
          ...Object.entries(visit?.values ?? {}).map(([label, text]) => ({ label, text })),
        ],
      },
      ...(ledger
        ? ([
            { type: 'heading', text: tell('mail', 'tried', { title: ledger.title }) },
            ...(ledger.facts.length > 0 ? [{ type: 'paragraph', text: ledger.facts.join(', ') } as const] : []),
            { type: 'list', rows: ledgerLines(ledger).map((each) => ledgerRow(each, tell)) },
          ] as const)
        : []),
      { type: 'heading', text: tell('case', 'said') },
      ...(omitted > 0 ? [{ type: 'paragraph' as const, text: tell('case', 'omitted', { count: omitted }) }] : []),
      { type: 'list', rows: transcript.map((entry) => line(entry, desk, tell)) },
    ],
  };
}

function ledgerRow({ title, result, answer, words, depth }: LedgerLine, tell: Tell): Row {
  const said = words === undefined ? undefined : `"${cutText(words, { most: 300 })}"`;
  return { label: title, text: [tell('results', result), answer, said].filter(Boolean).join(' · '), depth };
}

function line(entry: Entry, desk: LetterContent['desk'], tell: Tell): Row {
  const { text, files } = entryText(entry);
  const named = files.map(({ name, type, bytes }) => `[${name}, ${type}, ${fileSize(bytes, desk.language)}]`);
  return {
    label: `${written(entry.at, desk)} ${entry.from?.name ?? tell('people', people[entry.by])}`,
    text: [text, ...named].filter(Boolean).join('\n'),
  };
}

const people = { person: 'visitor', bot: 'bot', agent: 'agent', system: 'desk' } as const;

function written(at: number, { language, timeZone }: LetterContent['desk']): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}

/** The language of a person who is not spoken to in the desk's own. */
function languageRow(language: string | undefined, own: string, label: string): readonly Row[] {
  if (language === undefined || language === own) return [];
  return [{ label, text: new Intl.DisplayNames(own, { type: 'language' }).of(language) ?? language }];
}
