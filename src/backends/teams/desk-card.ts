import type { AgentWords, Tell } from '../../domain/content/agent-words.ts';
import type { Desk } from '../../domain/content/desk.ts';
import { nameIn } from '../../domain/content/name-in.ts';
import { tellFrom } from '../../domain/content/tell-from.ts';
import type { Entry } from '../../domain/conversation/entry.ts';
import type { DeskCard } from '../../domain/handoff/agents-channel.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Transcript } from '../../domain/ports/store.ts';
import { isolated } from '../../domain/text/text-direction.ts';
import { entryText } from '../entry-text.ts';
import { cardButtons } from './card-buttons.ts';
import { cardLedger } from './card-ledger.ts';
import { cardStatus, personNameOf } from './card-status.ts';
import { heading, line, short } from './card-texts.ts';

/** How times are written, what the desk and its teams are called, and what agents read. */
export type CardContent = {
  readonly desk: Pick<Desk, 'name' | 'language' | 'timeZone' | 'teams'>;
  readonly agentWords: AgentWords;
};

/**
 * A handoff on one screen, as it is now: who, what, all that was tried, what was said up to the request, and what can
 * be done. What was said since stands in the card's thread.
 */
export function deskCard(
  handoff: Handoff,
  { entries, omitted }: Transcript,
  { desk, agentWords }: CardContent,
): DeskCard {
  const tell = tellFrom(() => agentWords);
  const { reason, channel, team, requestedAt, ledger } = handoff;
  const person = personNameOf(handoff, tell);
  const problem = handoff.problem ?? ledger?.opening;
  const clock = clockOf(desk);
  const about = [
    nameIn(agentWords.channels, channel),
    desk.teams.find(({ id }) => id === team)?.name ?? team,
    clock.whole(requestedAt),
    tell('reasons', reason),
  ];
  const lines = entries.map((entry) => saidLine(entry, person, tell));
  const summary = short(`${person}: ${problem ?? tell('reasons', reason)}`, 200);
  const card: JsonObject = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    msteams: { width: 'Full' },
    fallbackText: summary,
    body: [
      ...cardStatus(handoff, desk.name, tell),
      line([about.join(' · '), { isSubtle: true, size: 'Small' }]),
      ...(problem
        ? [{ ...line([tell('case', 'quoted', { words: short(problem, 600) }), { size: 'Medium' }]), spacing: 'Medium' }]
        : []),
      ...(ledger ? cardLedger(ledger, tell, clock.time) : []),
      ...(lines.length > 0
        ? [
            {
              type: 'Container',
              id: 'said',
              isVisible: false,
              items: [
                heading(tell('case', 'said')),
                ...(omitted > 0 ? [line([tell('case', 'omitted', { count: omitted }), { isSubtle: true }])] : []),
                ...lines,
              ],
            },
          ]
        : []),
    ],
    actions: [
      ...cardButtons(handoff, tell),
      ...(lines.length > 0
        ? [{ type: 'Action.ToggleVisibility', title: tell('case', 'said'), targetElements: ['said'] }]
        : []),
    ],
  };
  return { card, summary };
}

function saidLine(entry: Entry, person: string, tell: Tell): JsonObject {
  const { text, files } = entryText(entry);
  const agent = entry.from?.name ?? tell('people', 'agent');
  const who = entry.by === 'person' ? person : entry.by === 'agent' ? agent : tell('people', 'bot');
  const named = files.map(({ name }) => `[${name}]`).join(' ');
  return line(
    [`${short(who, 60)}: `, { weight: 'Bolder' }],
    isolated(short(`${entry.by === 'bot' ? unmarked(text) : text} ${named}`, 240), who),
  );
}

/** What the bot says is Markdown, whose marks would be read. */
function unmarked(markdown: string): string {
  return markdown.replace(/!?\[([^\]]{0,500})\]\([^)]{0,2000}\)/g, '$1').replace(/[*`#]/g, '');
}

function clockOf({ language, timeZone }: CardContent['desk']) {
  const whole = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone });
  return { whole: (at: number) => whole.format(at), time: (at: number) => time.format(at) };
}
