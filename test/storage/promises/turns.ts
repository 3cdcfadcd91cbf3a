import { expect, it } from 'vitest';
import { newConversation } from '../../../src/domain/conversation/conversation.ts';
import { noAttempts } from '../../../src/domain/conversation/plan.ts';
import type { Turn } from '../../../src/domain/conversation/turn.ts';
import type { Store } from '../../../src/domain/ports/store.ts';
import { sampleHandoff } from '../support/sample-handoff.ts';
import { sampleInput } from '../support/sample-input.ts';
import { sampleReply, sampleTurn } from '../support/sample-turn.ts';

const day = 86_400_000;

/** A turn that would leave a trace everywhere. */
const fullTurn = (change: Partial<Turn>): Turn =>
  sampleTurn('c', 'i', {
    timers: [{ kind: 'silence', due: day }],
    items: [{ id: 'i.1', destination: 'msteams', entry: 'i.1' }],
    pins: [{ hash: 'h', root: 'flow', flows: {}, facts: {} }],
    handoffs: [sampleHandoff('c')],
    ...change,
  });

async function traces(store: Store) {
  return {
    loaded: await store.load('c'),
    log: await store.read('c', 0, 100),
    due: await store.nextDue(),
    bundle: await store.bundle('h'),
    handoff: await store.handoff('handoff'),
    unfinished: await store.unfinished(),
  };
}

export function promiseTurns(open: () => Promise<Store>): void {
  const opened = async (): Promise<Store> => {
    const store = await open();
    await store.accept(sampleInput('c', { id: 'i' }));
    return store;
  };

  it('writes a turn whole', async () => {
    const store = await opened();
    const state = { ...newConversation, greeted: true, said: 2, openReply: 'i.2' };
    const entries = [sampleReply('i', 1), sampleReply('i', 2)];
    const commitment = await store.commit(fullTurn({ state, entries }));

    const numbered = entries.map((entry, index) => ({ ...entry, conversation: 'c', at: 2_000, number: index + 2 }));
    expect(commitment).toEqual({ type: 'committed', entries: numbered });
    expect(await store.read('c', 1, 100)).toEqual(numbered);
    expect(await store.load('c')).toMatchObject({ conversation: { head: 3, revision: 1, state }, inputs: [] });
    expect(await store.unfinished()).toEqual([]);
    expect(await store.bundle('h')).toEqual({ hash: 'h', root: 'flow', flows: {}, facts: {} });
    expect(await store.handoff('handoff')).toMatchObject({ state: 'requested' });
  });

  it('finds the handoffs of a person, the last request first, and nobody elses', async () => {
    const store = await opened();
    const [handoff] = fullTurn({}).handoffs;
    if (!handoff) throw new Error('The full turn has a handoff.');
    const asked = (id: string, requestedAt: number, person: string) => ({
      ...handoff,
      id,
      requestedAt,
      person: { id: person, proven: true as const },
    });
    const handoffs = [asked('one', 1, 'ada'), asked('two', 2, 'ada'), asked('three', 3, 'bob')];
    await store.commit(fullTurn({ handoffs }));
    expect((await store.handoffsOf('ada')).map(({ id }) => id)).toEqual(['two', 'one']);
    expect(await store.handoffsOf('nobody')).toEqual([]);
    expect((await store.handoffsOf(undefined, 'c')).map(({ id }) => id)).toContain('one');
    expect(await store.handoffsOf(undefined, 'nowhere')).toEqual([]);
  });

  it('names the conversations whose running plan has pinned a bundle, and no longer once it is over', async () => {
    const store = await opened();
    const plan = { bundle: 'h', flow: 'f', begun: 'i', beganAt: 0, opening: '', trail: [], attempts: noAttempts };
    await store.accept(sampleInput('d', { id: 'other' }));
    await store.commit(fullTurn({ state: { ...newConversation, episode: { id: 'i', plan, setAside: [] } } }));
    expect(await store.playing('h')).toEqual(['c']);
    expect(await store.playing('g')).toEqual([]);

    await store.accept(sampleInput('c', { id: 'end' }));
    const last = { plan, outcome: 'resolved' as const, at: 3_000 };
    await store.commit(sampleTurn('c', 'end', { revision: 1, state: { ...newConversation, last } }));
    expect(await store.playing('h')).toEqual([]);
  });

  it('writes nothing of a turn that was played on another revision', async () => {
    const store = await opened();
    const before = await traces(store);

    expect(await store.commit(fullTurn({ revision: 1 }))).toEqual({ type: 'overtaken' });
    expect(await traces(store)).toEqual(before);
  });

  it('writes nothing of a turn played without a look at what waits, if an earlier input does', async () => {
    const store = await opened();
    await store.accept(sampleInput('c', { id: 'j' }));
    const ahead = sampleTurn('c', 'j', { ahead: true });
    const before = await traces(store);
    expect(await store.commit(ahead)).toEqual({ type: 'overtaken' });
    expect(await traces(store)).toEqual(before);

    await store.commit(sampleTurn('c', 'i'));
    expect((await store.commit({ ...ahead, revision: 1 })).type).toBe('committed');
  });

  it('writes nothing of a turn whose lane has gone to another', async () => {
    const store = await opened();
    const first = await store.takeLane('c', 'first', 0, 1_000);
    const second = await store.takeLane('c', 'second', 1_000, 2_000);
    const before = await traces(store);

    expect(await store.commit(fullTurn({ fence: first.fence }))).toEqual({ type: 'overtaken' });
    expect(await traces(store)).toEqual(before);
    expect((await store.commit(fullTurn({ fence: second.fence }))).type).toBe('committed');
  });

  it('writes nothing of a turn whose input is done', async () => {
    const store = await opened();
    await store.commit(sampleTurn('c', 'i'));
    const before = await traces(store);

    expect(await store.commit(fullTurn({ revision: 1, entries: [sampleReply('i', 7)] }))).toEqual({
      type: 'overtaken',
    });
    expect(await traces(store)).toEqual(before);
  });

  it('writes nothing of a turn for an input or a conversation it does not have', async () => {
    const store = await opened();

    expect(await store.commit(sampleTurn('c', 'other'))).toEqual({ type: 'overtaken' });
    expect(await store.commit(sampleTurn('other', 'i'))).toEqual({ type: 'overtaken' });
    expect(await store.find('other')).toBeUndefined();
  });

  it('commits one of many that play the same input at once', async () => {
    const store = await opened();
    const commitments = await Promise.all(Array.from({ length: 20 }, () => store.commit(fullTurn({}))));

    expect(commitments.filter(({ type }) => type === 'committed')).toHaveLength(1);
    expect(await store.read('c', 0, 100)).toHaveLength(2);
    expect((await store.find('c'))?.revision).toBe(1);
  });

  it('lets a message that arrives meanwhile stand before what the turn says, and undo nothing', async () => {
    const store = await opened();
    await store.accept(sampleInput('c', { id: 'meanwhile' }));

    expect((await store.commit(sampleTurn('c', 'i'))).type).toBe('committed');
    expect((await store.read('c', 0, 100)).map(({ id }) => id)).toEqual(['i', 'meanwhile', 'i.1']);
    expect((await store.load('c'))?.inputs.map(({ id }) => id)).toEqual(['meanwhile']);
  });

  it('takes up a failed input no more', async () => {
    const store = await opened();
    await store.commit(sampleTurn('c', 'i', { ending: 'failed' }));

    expect(await store.unfinished()).toEqual([]);
    expect((await store.load('c'))?.inputs).toEqual([]);
  });

  it('gives each input the replies of its own turn', async () => {
    const store = await opened();
    await store.accept(sampleInput('c', { id: 'j' }));
    expect(await store.repliesTo('c', 'i')).toEqual({ done: false, entries: [] });
    const note = { id: 'i.note', by: 'system', seenBy: [], body: { kind: 'event', name: 'outcome' } } as const;
    await store.commit(sampleTurn('c', 'i', { entries: [sampleReply('i', 1), note, sampleReply('i', 2)] }));
    await store.commit(sampleTurn('c', 'j', { revision: 1, entries: [] }));

    const { done, entries } = await store.repliesTo('c', 'i');
    expect([done, entries.map(({ id }) => id)]).toEqual([true, ['i.1', 'i.2']]);
    expect(await store.repliesTo('c', 'j')).toEqual({ done: true, entries: [] });
    expect(await store.repliesTo('c', 'nothing')).toEqual({ done: false, entries: [] });
  });

  it('reads the log after a number, at most as much as asked for', async () => {
    const store = await opened();
    for (const id of ['j', 'k', 'l']) await store.accept(sampleInput('c', { id }));

    expect((await store.read('c', 1, 2)).map(({ id }) => id)).toEqual(['j', 'k']);
    expect(await store.read('c', 4, 10)).toEqual([]);
  });

  it('gives a lane to one holder until its lease passes, and then to another under a higher fence', async () => {
    const store = await opened();
    const first = await store.takeLane('c', 'first', 0, 1_000);
    expect(first.type).toBe('taken');
    expect(await store.takeLane('c', 'second', 999, 5_000)).toEqual({ ...first, type: 'held' });
    const renewed = await store.takeLane('c', 'first', 500, 1_500);
    expect(renewed).toEqual({ type: 'taken', fence: first.fence, until: 1_500 });
    const second = await store.takeLane('c', 'second', 1_500, 2_000);
    expect(second.type).toBe('taken');

    expect(second.fence).toBeGreaterThan(first.fence);
    expect((await store.takeLane('c', 'first', 1_600, 9_000)).type).toBe('held');
  });
}
