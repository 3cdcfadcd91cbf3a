import { recordId } from '../domain/conversation/entry-ids.ts';
import type { AgentMove, AgentName, Author, SentFile } from '../domain/conversation/input.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Conversations } from '../domain/ports/channel.ts';
import type { Store } from '../domain/ports/store.ts';
import type { MoveAnswer } from '../domain/wire/desk-wire.ts';

export type AgentActionParts = Conversations & { readonly store: Pick<Store, 'handoff' | 'entry'> };

/** What became of what an agent did; `late`: its turn is not over yet, or failed. */
export type ActionResult = MoveAnswer | { readonly type: 'late' };

/** What agents do to a handoff, each an input like any other: stored first, played once, answered when it is over. */
export type AgentActions = {
  readonly move: (handoff: Handoff, agent: Author, move: AgentMove, key: string) => Promise<ActionResult>;
  readonly say: (
    handoff: Handoff,
    agent: Author,
    words: { readonly text: string; readonly files?: readonly SentFile[] },
    key: string,
  ) => Promise<ActionResult>;
  /** Keeps a note for colleagues; anybody may write one while the handoff is not over. */
  readonly note: (
    handoff: Handoff,
    agent: Author,
    note: { readonly text: string; readonly mentions: readonly AgentName[] },
    key: string,
  ) => Promise<ActionResult>;
  /** Takes a handoff back from an agent who has left; once for each claim. */
  readonly release: (handoff: Handoff) => Promise<void>;
};

/** How long a turn is waited for, ms. */
const patience = 10_000;

export function agentActions({ store, accept, replies }: AgentActionParts): AgentActions {
  /** Why the turn of an input refused it, from what it put on record. */
  const refusalOf = async (conversation: string, input: string): Promise<ActionResult> => {
    const body = (await store.entry(conversation, recordId(input, 1)))?.body;
    if (body?.kind !== 'record') return { type: 'late' };
    const { record } = body;
    if (record.type !== 'agent-refused') return { type: 'done' };
    return { ...record, type: 'refused' };
  };
  const inputOf = ({ conversation, channel }: Handoff) =>
    ({ conversation, channel, by: 'agent', answerBy: 'send' }) as const;

  return {
    move: async (handoff, agent, move, key) => {
      const { conversation, id } = handoff;
      const body = { type: 'agent-moves', handoff: id, move } as const;
      const accepted = await accept({ ...inputOf(handoff), key: `move:${agent.id}:${key}`, from: agent, body });
      if (!(await replies(conversation, accepted.id, patience))) return { type: 'late' };
      const acted = await refusalOf(conversation, accepted.id);
      const getting = receiverOf(move, agent);
      if (acted.type !== 'refused' || getting === undefined) return acted;
      // Given twice to the same agent: it is theirs.
      const now = await store.handoff(id);
      return now?.state === 'claimed' && now.agent?.id === getting ? { type: 'done' } : acted;
    },
    say: async (handoff, agent, words, key) => {
      const { conversation, id } = handoff;
      const body = { type: 'agent-says', handoff: id, ...words } as const;
      const accepted = await accept({ ...inputOf(handoff), key: `say:${agent.id}:${key}`, from: agent, body });
      const said = await replies(conversation, accepted.id, patience);
      if (!said) return { type: 'late' };
      return said.length > 0 ? { type: 'done' } : refusalOf(conversation, accepted.id);
    },
    note: async (handoff, agent, note, key) => {
      const { conversation, id } = handoff;
      const body = { type: 'agent-notes', handoff: id, ...note } as const;
      const accepted = await accept({ ...inputOf(handoff), key: `note:${agent.id}:${key}`, from: agent, body });
      if (!(await replies(conversation, accepted.id, patience))) return { type: 'late' };
      return refusalOf(conversation, accepted.id);
    },
    release: async (handoff) => {
      const { agent, id, changedAt } = handoff;
      if (!agent) return;
      await accept({
        ...inputOf(handoff),
        by: 'backend',
        key: `gone:${id}:${changedAt}`,
        from: agent,
        body: { type: 'agent-moves', handoff: id, move: { type: 'release', why: 'the agent was gone' } },
      });
    },
  };
}

/** The id of the agent who has the conversation after a move; undefined if it gives it to none. */
function receiverOf(move: AgentMove, agent: Author): string | undefined {
  if (move.type === 'assign') return move.to.id;
  return ['claim', 'take-over', 'reopen'].includes(move.type) ? agent.id : undefined;
}
