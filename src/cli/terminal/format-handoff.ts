import { styleText } from 'node:util';
import type { AgentWords, Tell } from '../../domain/content/agent-words.ts';
import { nameIn } from '../../domain/content/name-in.ts';
import { tellFrom } from '../../domain/content/tell-from.ts';
import type { Entry } from '../../domain/conversation/entry.ts';
import { type LedgerLine, ledgerLines } from '../../domain/conversation/ledger-view.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import { shownText } from './shown-text.ts';

/** A handoff as one line: when, who, what. */
export function formatHandoffLine(
  { id, requestedAt, team, person, problem, state }: Handoff,
  words: AgentWords,
): string {
  const tell = tellFrom(() => words);
  return `${time(requestedAt)}  ${tell('states', state).padEnd(17)}  ${team}  ${nameOf(person, tell)}  ${shownText(problem ?? '')}  ${styleText('dim', id)}`;
}

/** A whole handoff: the person, the problem, what was tried, and the transcript. */
export function formatHandoff(handoff: Handoff, transcript: readonly Entry[], words: AgentWords): string {
  const tell = tellFrom(() => words);
  const { ledger, person, channel, reason, problem } = handoff;
  return [
    styleText('bold', shownText(problem ?? tell('case', 'no-problem'))),
    [nameOf(person, tell), nameIn(words.channels, channel), time(handoff.requestedAt), tell('reasons', reason)].join(
      ' · ',
    ),
    ...(ledger
      ? [
          '',
          styleText('bold', ledger.title),
          ...ledger.facts,
          ...ledgerLines(ledger).map((each) => ledgerLine(each, tell)),
        ]
      : []),
    '',
    ...transcript.flatMap((entry) => transcriptLine(entry, tell)),
  ].join('\n');
}

function ledgerLine({ title, answer, words, result, depth }: LedgerLine, tell: Tell): string {
  const said = [answer, words && `"${shownText(words)}"`].filter(Boolean).join(', ');
  return `${'  '.repeat(depth)}${tell('results', result).padEnd(16)} ${title}${said ? `: ${said}` : ''}`;
}

function transcriptLine({ body, by, at }: Entry, tell: Tell): readonly string[] {
  if (body.kind !== 'message' && body.kind !== 'reply') return [];
  const { text } = body.kind === 'reply' ? body.reply : body;
  return [`${styleText('dim', time(at))} ${tell('people', speakers[by]).padEnd(9)} ${shownText(text)}`];
}

const speakers = { person: 'visitor', bot: 'bot', agent: 'agent', system: 'desk' } as const;

function nameOf(person: Handoff['person'], tell: Tell): string {
  return shownText(person?.name ?? person?.id ?? tell('people', 'visitor'));
}

/** Of the world's own zone, and marked so: the desk's is content, which a list need not wait for. */
function time(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}
