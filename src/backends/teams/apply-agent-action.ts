import { boundedMap } from '../../domain/bounded-map.ts';
import type { Tell } from '../../domain/content/agent-words.ts';
import { tellFrom } from '../../domain/content/tell-from.ts';
import type { AgentMove, Author } from '../../domain/conversation/input.ts';
import type {
  AgentAction,
  AgentActionAnswer,
  ChannelAgent,
  OnAgentAction,
} from '../../domain/handoff/agents-channel.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Store } from '../../domain/ports/store.ts';
import { minute } from '../../domain/time.ts';
import type { MoveAnswer } from '../../domain/wire/desk-wire.ts';
import { agentOf, isOfChannel, personNameOf } from './card-status.ts';
import { type CardContent, deskCard } from './desk-card.ts';
import { saidBefore } from './said-before.ts';
import { deskDestination } from './teams-desk.ts';

type Acted = MoveAnswer | { readonly type: 'late' };

export type ApplyActionParts = {
  readonly store: Pick<Store, 'handoff' | 'tail' | 'transcript' | 'handoffChanges' | 'entry' | 'sentAs'>;
  /** Stores what agents do as inputs, and tells what became of it. */
  readonly act: {
    readonly move: (handoff: Handoff, agent: Author, move: AgentMove, key: string) => Promise<Acted>;
    readonly say: (handoff: Handoff, agent: Author, said: { readonly text: string }, key: string) => Promise<Acted>;
    /** Takes a handoff back from an agent who has left. */
    readonly release: (handoff: Handoff) => Promise<void>;
  };
  readonly content: CardContent;
  readonly clock: Clock;
  /** Told who has a handoff before them in the channel, as what they do there shows. */
  readonly seen: (agent: ChannelAgent, handoff: Handoff) => Promise<void>;
};

type Named = { readonly agent: Required<ChannelAgent> };
type Moves = Extract<AgentAction, { type: 'moves' }> & Named;
type Writes = Extract<AgentAction, { type: 'writes' }> & Named;

/**
 * How long an agent has to be silent before a colleague may release their handoff, ms: Teams does not tell who has
 * left.
 */
const goneAfter = 10 * minute;

/** Entries that are searched for an agent's last words. */
const longestTail = 200;

/** Threads remembered between actions at most. */
const mostKept = 1000;

/**
 * Takes what is done in the agents' channel. Only the words of whoever has the handoff reach the person; colleagues who
 * talk beside them are told so once, and whoever speaks to the bot by name always.
 */
export function applyAgentAction({ store, act, content, clock, seen }: ApplyActionParts): OnAgentAction {
  const tell = tellFrom(() => content.agentWords);
  const told = boundedMap<string, true>(mostKept);
  /** Handoffs by the threads of cards that were pressed: one whose post was never answered is known by nothing else. */
  const pressed = boundedMap<string, string>(mostKept);

  const cardNow = async (handoff: Handoff): Promise<AgentActionAnswer> => ({
    type: 'card',
    ...deskCard(handoff, await saidBefore(store, handoff), content),
  });

  /** Whether whoever has it works here, and has neither claimed nor said anything for long. */
  const isGone = async ({ state, agent, conversation, changedAt }: Handoff): Promise<boolean> => {
    if (state !== 'claimed' || !isOfChannel(agent?.id)) return false;
    // Whoever has left this much unanswered is not there either.
    const tail = await store.tail(conversation, longestTail);
    const last = tail.findLast(({ by, from }) => by === 'agent' && from?.id === agent?.id);
    return clock() - Math.max(changedAt, last?.at ?? 0) >= goneAfter;
  };

  const moves = async (action: Moves): Promise<AgentActionAnswer> => {
    const { agent, handoff: id, move, key, thread } = action;
    const handoff = await store.handoff(id);
    if (!handoff) return words(tell('thread', 'unknown'));
    if (thread !== undefined) pressed.set(thread, id);
    await seen(agent, handoff);
    const acted = await act.move(handoff, agent, move, key);
    if (acted.type === 'late') return words(tell('thread', 'late'));
    const now = (await store.handoff(id)) ?? handoff;
    if (acted.type === 'refused' && move.type === 'release' && (await isGone(now))) {
      await act.release(now);
      return words(tell('thread', 'taken-away', { agent: agentOf(now, tell), person: personNameOf(now, tell) }));
    }
    const refused = acted.type === 'refused' ? whyNot(move, now, tell) : undefined;
    // Else the card as it is now says what has happened.
    return refused === undefined ? cardNow(now) : words(refused);
  };

  const handoffOf = async (thread: string): Promise<Handoff | undefined> => {
    const known = pressed.get(thread);
    if (known !== undefined) return store.handoff(known);
    const sent = await store.sentAs(deskDestination, thread);
    const entry = sent && (await store.entry(sent.conversation, sent.entry));
    return entry?.handoff === undefined ? undefined : store.handoff(entry.handoff);
  };

  const writes = async (action: Writes): Promise<AgentActionAnswer> => {
    const { agent, thread, text, hasFiles, names, key } = action;
    const handoff = await handoffOf(thread);
    if (!handoff) return names === 'bot' ? words(tell('thread', 'no-card')) : nothing;
    await seen(agent, handoff);
    if (names === 'others') return nothing;
    const isOwn = handoff.state === 'claimed' && handoff.agent?.id === agent.id;
    if (isOwn && text === '') return words(tell('thread', 'only-text', { person: personNameOf(handoff, tell) }));
    const acted = isOwn ? await act.say(handoff, agent, { text }, key) : ({ type: 'refused' } as const);
    if (acted.type === 'done')
      return hasFiles ? words(tell('thread', 'without-files', { person: personNameOf(handoff, tell) })) : nothing;
    if (acted.type === 'late') return words(tell('thread', 'late'));
    return beside(action, (await store.handoff(handoff.id)) ?? handoff);
  };

  /** Their words went nowhere: said to whoever spoke to the bot, else once for each thread. */
  const beside = ({ agent, thread, names }: Writes, handoff: Handoff): AgentActionAnswer => {
    const mark = `${thread} ${agent.id} ${handoff.state}`;
    if (names === 'nobody' && told.get(mark)) return nothing;
    told.set(mark, true);
    const person = personNameOf(handoff, tell);
    return words(tell('thread', 'not-told', { agent: agent.name, person, why: why(handoff, tell) }));
  };

  return (action) => {
    const agent = { ...action.agent, name: action.agent.name ?? tell('people', 'agent') };
    return action.type === 'moves' ? moves({ ...action, agent }) : writes({ ...action, agent });
  };
}

/** Why a move was refused, where its card looks as it did before. */
function whyNot(move: AgentMove, handoff: Handoff, tell: Tell): string | undefined {
  const person = personNameOf(handoff, tell);
  const { state } = handoff;
  if (move.type !== 'claim')
    return state === 'claimed' ? tell('thread', 'has-person', { agent: agentOf(handoff, tell), person }) : undefined;
  return state === 'claimed' || state === 'closed' || state === 'withdrawn'
    ? undefined
    : tell('thread', 'asked-again', { person });
}

function why(handoff: Handoff, tell: Tell): string {
  switch (handoff.state) {
    case 'requested':
    case 'released':
    case 'ticketed':
      return tell('thread', 'claim-first');
    case 'claimed':
      return tell('thread', 'has-conversation', { agent: agentOf(handoff, tell) });
    case 'closed':
    case 'withdrawn':
      return tell('thread', 'over');
  }
}

const words = (text: string): AgentActionAnswer => ({ type: 'words', text });
const nothing: AgentActionAnswer = { type: 'nothing' };
