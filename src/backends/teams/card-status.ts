import type { Tell } from '../../domain/content/agent-words.ts';
import type { Handoff, HandoffState } from '../../domain/handoff/handoff.ts';
import type { JsonObject } from '../../domain/json.ts';
import { type Look, line, short } from './card-texts.ts';

/** How the ids of the channel's agents begin; agents of the page have other ids. */
const ofChannel = /^teams-/;

export function isOfChannel(agent: string | undefined): boolean {
  return agent !== undefined && ofChannel.test(agent);
}

/** How the person is called among agents. The name is theirs to choose, so it begins with none of our own marks. */
export function personNameOf({ person }: Pick<Handoff, 'person'>, tell: Tell): string {
  return short((person?.name ?? '').replace(/^[^\p{L}\p{N}]+/u, ''), 60) || tell('people', 'visitor');
}

/** The agent who has the handoff, or had it last. */
export function agentOf({ agent }: Pick<Handoff, 'agent'>, tell: Tell): string {
  return short(agent?.name ?? '', 60) || tell('people', 'somebody');
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
export function cardStatus(handoff: Handoff, desk: string, tell: Tell): readonly JsonObject[] {
  const { state } = handoff;
  const [title, hint] = words(handoff, desk, tell);
  return [
    line([title, { weight: 'Bolder', size: 'Medium', ...looks[state] }]),
    ...(hint ? [line([hint, { isSubtle: true }])] : []),
  ];
}

function words(handoff: Handoff, desk: string, tell: Tell): readonly [title: string, hint?: string] {
  const person = personNameOf(handoff, tell);
  const agent = agentOf(handoff, tell);
  const { state, ticket, rating } = handoff;
  switch (state) {
    case 'requested':
      return [tell('card', 'requested', { person })];
    case 'released':
      return [tell('card', 'released', { person }), tell('card', 'released-by', { agent: moverOf(handoff, tell) })];
    case 'claimed':
      return [
        tell('card', 'claimed', { agent, person }),
        isOfChannel(handoff.agent?.id)
          ? tell('card', 'claimed-here', { agent, person, desk })
          : tell('card', 'claimed-elsewhere'),
      ];
    case 'ticketed':
      return [
        tell('card', 'ticketed', { number: ticket?.number ?? '', person }),
        ticket?.mail === undefined
          ? tell('card', 'ticketed-open')
          : tell('card', 'ticketed-mail', { mail: short(ticket.mail, 200) }),
      ];
    case 'closed':
      return [
        tell('card', 'closed', { person }),
        [closedBy(handoff, tell), rated(rating, tell)].filter(Boolean).join(' '),
      ];
    case 'withdrawn':
      return [tell('card', 'withdrawn', { person })];
  }
}

function closedBy(handoff: Handoff, tell: Tell): string {
  const why = handoff.history.at(-1)?.why;
  const agent = moverOf(handoff, tell);
  return why === undefined
    ? tell('card', 'closed-by', { agent })
    : tell('card', 'closed-why', { agent, why: short(why, 200) });
}

/** Who moved it last; time has no name. */
function moverOf({ history }: Handoff, tell: Tell): string {
  const by = history.at(-1)?.by;
  return by?.type === 'agent' ? short(by.name, 60) : tell('people', 'desk');
}

function rated(rating: Handoff['rating'], tell: Tell): string | undefined {
  if (!rating) return undefined;
  const stars = `${'★'.repeat(rating.stars)}${'☆'.repeat(5 - rating.stars)}`;
  return rating.word ? `${stars} ${tell('case', 'quoted', { words: short(rating.word, 200) })}` : stars;
}
