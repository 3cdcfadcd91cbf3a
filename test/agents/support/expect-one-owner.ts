import { expect } from 'vitest';
import { type Entry, handoffChangeIn } from '../../../src/domain/conversation/entry.ts';
import type { HandoffState } from '../../../src/domain/handoff/handoff.ts';
import type { HandingOver } from './open-handing-over.ts';

/** What was sent in, to be found in the log. */
export type Sent = {
  /** Texts of the person in the order in which they were stored. */
  readonly person: string[];
  /** Each agent's words, and whether they were told that they are said. */
  readonly agents: Map<string, 'done' | 'refused' | 'unknown'>;
};

const openStates: readonly HandoffState[] = ['requested', 'released', 'claimed'];

/** Reads the whole log of a conversation and expects what must hold of every hand-over. */
export async function expectOneOwner(desk: HandingOver, conversation: string, sent: Sent): Promise<void> {
  const log = await desk.store.read(conversation, 0, 100_000);
  expect(desk.log.errors).toEqual([]);
  expect(log.map(({ number }) => number)).toEqual(log.map((_, index) => index + 1));
  expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);

  // Nothing of the person is lost, doubled or moved.
  const said = log.flatMap(({ by, body }) => (by === 'person' && body.kind === 'message' ? [body.text] : []));
  expect(said).toEqual(sent.person);
  // Nothing of an agent is lost or doubled, and what was refused is not said.
  const relayed = log.flatMap(({ by, body }) => (by === 'agent' && body.kind === 'reply' ? [body.reply.text] : []));
  expect(new Set(relayed).size).toBe(relayed.length);
  for (const [text, ended] of sent.agents) {
    if (ended === 'done') expect(relayed).toContain(text);
    if (ended === 'refused') expect(relayed).not.toContain(text);
  }
  for (const text of relayed) expect(sent.agents.has(text)).toBe(true);

  // One owner at a time, and only the owner speaks.
  let owner: string | undefined;
  let owned: string | undefined;
  const states = new Map<string, HandoffState>();
  for (const turn of turnsOf(log)) {
    const changes = turn.flatMap(({ body }) => handoffChangeIn(body) ?? []);
    const replies = turn.filter(({ body }) => body.kind === 'reply');
    let moved = 0;
    for (const { change, handoff } of changes) {
      const { id, state, agent } = handoff;
      const last = states.get(id);
      // What was only added to it moves nothing.
      if (change !== state) continue;
      expect(`${last ?? 'none'} > ${state}`).toMatch(lawful);
      states.set(id, state);
      moved++;
      if (owner !== undefined && id !== owned) {
        // Beside what an agent has, no more can happen than that an old ticket is closed.
        expect(`${last} > ${state}`).toBe('ticketed > closed');
        continue;
      }
      const given = state === 'claimed' ? handoff.history.at(-1)?.to : undefined;
      if (moved === 1 && owner !== undefined && given) expect(given.id).not.toBe(owner);
      else if (moved === 1 && owner !== undefined) expect(['released', 'closed']).toContain(state);
      owner = state === 'claimed' ? agent?.id : undefined;
      owned = state === 'claimed' ? id : undefined;
    }
    const spoken = replies.map(({ by, from }) => (by === 'agent' ? from?.id : 'bot'));
    if (moved > 0) {
      // Every change is told, and told once: one notice for the turn.
      const notices = replies.filter(({ body }) => body.kind === 'reply' && /^(notice|handoff)$/.test(body.reply.kind));
      expect(notices.length).toBe(1);
    } else if (owner !== undefined) {
      for (const speaker of spoken) expect(speaker).toBe(owner);
    } else {
      for (const speaker of spoken) expect(speaker).toBe('bot');
    }
  }

  // State, stored handoff and log say the same.
  const state = (await desk.store.find(conversation))?.state;
  const handoffs = (
    await desk.store.handoffs(['requested', 'claimed', 'released', 'closed', 'withdrawn', 'ticketed'])
  ).filter((handoff) => handoff.conversation === conversation);
  const open = handoffs.filter((handoff) => openStates.includes(handoff.state));
  expect(open.length).toBeLessThanOrEqual(1);
  expect(state?.owner ?? { type: 'bot' }).toMatchObject(
    owner !== undefined
      ? { type: 'agent', handoff: open[0]?.id, agent: owner }
      : open[0]
        ? { type: 'waiting', handoff: open[0].id }
        : { type: 'bot' },
  );
  expect(open[0]?.state === 'claimed').toBe(owner !== undefined);
  expect(owner).toBe(open[0]?.agent?.id);
  const inputs = (await desk.store.load(conversation))?.inputs ?? [];
  expect(inputs).toEqual([]);
}

/** What can follow what in one handoff; a ticket may be taken up or closed later, after others even. */
const lawful =
  /^(?:none > requested|requested > (?:claimed|withdrawn|ticketed|closed)|claimed > (?:claimed|released|closed)|released > (?:claimed|withdrawn|ticketed|closed)|ticketed > (?:claimed|closed)|closed > claimed)$/;

/** The entries that one turn wrote, in order: those whose ids begin with its input's. */
function turnsOf(log: readonly Entry[]): readonly (readonly Entry[])[] {
  const turns: Entry[][] = [];
  let before: string | undefined;
  for (const entry of log) {
    const input = /^(.*)\.r?\d+$/.exec(entry.id)?.[1];
    if (input === undefined) continue;
    if (input === before) turns.at(-1)?.push(entry);
    else turns.push([entry]);
    before = input;
  }
  return turns;
}
