import type { Desk } from '../../domain/content/desk.ts';
import type { Entry } from '../../domain/conversation/entry.ts';
import type { DeskCard } from '../../domain/handoff/agents-channel.ts';
import type { Handoff, HandoffReason } from '../../domain/handoff/handoff.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Transcript } from '../../domain/ports/store.ts';
import { entryText } from '../entry-text.ts';
import { cardButtons } from './card-buttons.ts';
import { cardStatus, personNameOf } from './card-status.ts';
import { heading, line, short } from './card-texts.ts';
import { ledgerLines } from './ledger-lines.ts';

/** How times are written, and what the desk and its teams are called. */
export type DeskWriting = Pick<Desk, 'name' | 'language' | 'timeZone' | 'teams'>;

const reasons: Readonly<Record<HandoffReason, string>> = {
  asked: 'asked for a person',
  exhausted: 'the bot had nothing left to try',
  lost: 'the bot did not understand',
  trouble: 'the bot had trouble',
};

const channels: Readonly<Record<string, string>> = { directline: 'Web chat', msteams: 'Teams' };

/**
 * A handoff on one screen, as it is now: who, what, all that was tried, what was said up to the request, and what can
 * be done. What was said since stands in the card's thread.
 */
export function deskCard(handoff: Handoff, { entries, omitted }: Transcript, writing: DeskWriting): DeskCard {
  const { reason, channel, team, requestedAt, ledger } = handoff;
  const person = personNameOf(handoff);
  const problem = handoff.problem ?? ledger?.opening;
  const clock = clockOf(writing);
  const about = [
    channels[channel] ?? channel,
    writing.teams.find(({ id }) => id === team)?.name ?? team,
    clock.whole(requestedAt),
    reasons[reason],
  ];
  const lines = entries.map((entry) => saidLine(entry, person));
  const summary = short(`${person}: ${problem ?? reasons[reason]}`, 200);
  const card: JsonObject = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    msteams: { width: 'Full' },
    fallbackText: summary,
    body: [
      ...cardStatus(handoff, writing.name),
      line([about.join(' · '), { isSubtle: true, size: 'Small' }]),
      ...(problem ? [{ ...line([`“${short(problem, 600)}”`, { size: 'Medium' }]), spacing: 'Medium' }] : []),
      ...(ledger ? ledgerLines(ledger, clock.time) : []),
      ...(lines.length > 0
        ? [
            {
              type: 'Container',
              id: 'said',
              isVisible: false,
              items: [
                heading('What was said'),
                ...(omitted > 0 ? [line([`${omitted} earlier messages are left out.`, { isSubtle: true }])] : []),
                ...lines,
              ],
            },
          ]
        : []),
    ],
    actions: [
      ...cardButtons(handoff),
      ...(lines.length > 0
        ? [{ type: 'Action.ToggleVisibility', title: 'What was said', targetElements: ['said'] }]
        : []),
    ],
  };
  return { card, summary };
}

function saidLine(entry: Entry, person: string): JsonObject {
  const { text, files } = entryText(entry);
  const who = entry.by === 'person' ? person : entry.by === 'agent' ? (entry.from?.name ?? 'Agent') : 'Bot';
  const named = files.map(({ name }) => `[${name}]`).join(' ');
  return line(
    [`${short(who, 60)}: `, { weight: 'Bolder' }],
    short(`${entry.by === 'bot' ? unmarked(text) : text} ${named}`, 240),
  );
}

/** What the bot says is Markdown, whose marks would be read. */
function unmarked(markdown: string): string {
  return markdown.replace(/!?\[([^\]]{0,500})\]\([^)]{0,2000}\)/g, '$1').replace(/[*`#]/g, '');
}

function clockOf({ language, timeZone }: DeskWriting) {
  const whole = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone });
  return { whole: (at: number) => whole.format(at), time: (at: number) => time.format(at) };
}
