import type { Handoff, HandoffState } from '../../domain/handoff/handoff.ts';
import type { JsonObject } from '../../domain/json.ts';
import { type Look, line, short } from './card-texts.ts';

/** What an agent of the channel has for an id; those of the agents' page have others. */
const ofChannel = /^teams-/;

export function isOfChannel(agent: string | undefined): boolean {
  return agent !== undefined && ofChannel.test(agent);
}

/** How the person is called among agents. The name is theirs to choose, so it begins with none of our own marks. */
export function personNameOf({ person }: Pick<Handoff, 'person'>): string {
  return short((person?.name ?? '').replace(/^[^\p{L}\p{N}]+/u, ''), 60) || 'A visitor';
}

/** The agent who has the handoff, or had it last. */
export function agentOf({ agent }: Pick<Handoff, 'agent'>): string {
  return short(agent?.name ?? '', 60) || 'Somebody';
}

const looks: Readonly<Record<HandoffState, Look>> = {
  requested: { color: 'Warning' },
  released: { color: 'Warning' },
  claimed: { color: 'Accent' },
  ticketed: { color: 'Warning' },
  closed: { color: 'Good' },
  withdrawn: { isSubtle: true },
};

/** The first lines of a card: how the handoff stands, and what that means for whoever reads it. */
export function cardStatus(handoff: Handoff, desk: string): readonly JsonObject[] {
  const { state } = handoff;
  const [title, hint] = words(handoff, desk);
  return [
    line([title, { weight: 'Bolder', size: 'Medium', ...looks[state] }]),
    ...(hint ? [line([hint, { isSubtle: true }])] : []),
  ];
}

function words(handoff: Handoff, desk: string): readonly [title: string, hint?: string] {
  const person = personNameOf(handoff);
  const agent = agentOf(handoff);
  const { state, ticket, rating } = handoff;
  switch (state) {
    case 'requested':
      return [`${person} waits for a person`];
    case 'released':
      return [`${person} waits again`, `Let go of by ${moverOf(handoff)}.`];
    case 'claimed':
      return [
        `${agent} has ${person}`,
        isOfChannel(handoff.agent?.id)
          ? `What ${agent} writes in this thread goes to ${person}. Mention @${desk}, unless it reads the whole channel.`
          : `On the agents' page. What is written in this thread goes nowhere.`,
      ];
    case 'ticketed':
      return [
        `Ticket ${ticket?.number ?? ''} for ${person}`,
        ticket?.mail === undefined
          ? 'Nobody was there. It can still be claimed.'
          : `Nobody was there. The answer is to go to ${short(ticket.mail, 200)}.`,
      ];
    case 'closed':
      return [`Closed: ${person}`, [closedBy(handoff), rated(rating)].filter(Boolean).join(' ')];
    case 'withdrawn':
      return [`${person} went back to the bot`];
  }
}

function closedBy(handoff: Handoff): string {
  const why = handoff.history.at(-1)?.why;
  return `By ${moverOf(handoff)}${why === undefined ? '' : `: ${short(why, 200)}`}.`;
}

/** Who moved it last; time has no name. */
function moverOf({ history }: Handoff): string {
  const by = history.at(-1)?.by;
  return by?.type === 'agent' ? short(by.name, 60) : 'the desk';
}

function rated(rating: Handoff['rating']): string | undefined {
  if (!rating) return undefined;
  return `${'★'.repeat(rating.stars)}${'☆'.repeat(5 - rating.stars)}${rating.word ? ` “${short(rating.word, 200)}”` : ''}`;
}
