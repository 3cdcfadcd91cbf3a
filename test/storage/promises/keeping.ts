import { expect, it } from 'vitest';
import type { NewEntry } from '../../../src/domain/conversation/turn.ts';
import type { Handoff, HandoffState } from '../../../src/domain/handoff/handoff.ts';
import { sampleInput } from '../support/sample-input.ts';
import { sampleReply, sampleTurn } from '../support/sample-turn.ts';
import type { OpenedStore } from './opened-store.ts';

const handoff = (id: string, state: HandoffState, requestedAt: number): Handoff => ({
  id,
  conversation: 'c',
  state,
  reason: 'exhausted',
  team: 'desk',
  requestedAt,
  changedAt: requestedAt,
  channel: 'directline',
  problem: 'photos',
  history: [],
  ledger: { flow: 'f', title: 'F', opening: 'photos', facts: [], rows: [] },
});

export function promiseKeeping(open: () => Promise<OpenedStore>): void {
  it('keeps the newest of what a sender has used, and forgets those to whom all is allowed again', async () => {
    const { store } = await open();
    await store.keepAllowance('one', 1000, 0);
    await store.keepAllowance('one', 2000, 0);
    await store.keepAllowance('other', 1500, 0);
    expect(await store.allowances(0)).toEqual([
      { sender: 'one', wholeAt: 2000 },
      { sender: 'other', wholeAt: 1500 },
    ]);
    expect(await store.allowances(1500)).toEqual([{ sender: 'one', wholeAt: 2000 }]);
    await store.keepAllowance('third', 3000, 2000);
    expect((await store.allowances(0)).map(({ sender }) => sender)).toEqual(['third']);
  });

  it('keeps the first bundle stored under a hash', async () => {
    const { store } = await open();
    const bundle = { hash: 'h', root: 'f', flows: {}, facts: { network: {} } };
    await store.accept(sampleInput('c', { id: 'i' }));
    await store.accept(sampleInput('c', { id: 'j' }));
    await store.commit(sampleTurn('c', 'i', { pins: [bundle] }));
    await store.commit(sampleTurn('c', 'j', { revision: 1, pins: [{ ...bundle, root: 'other' }] }));

    expect(await store.bundle('h')).toEqual(bundle);
    expect(await store.bundle('unknown')).toBeUndefined();
  });

  it('keeps the newest of a handoff, and lists them by state from the oldest', async () => {
    const { store } = await open();
    await store.accept(sampleInput('c', { id: 'i' }));
    await store.accept(sampleInput('c', { id: 'j' }));
    const asked = [handoff('late', 'requested', 30), handoff('early', 'requested', 10), handoff('x', 'requested', 20)];
    await store.commit(sampleTurn('c', 'i', { handoffs: asked }));
    await store.commit(sampleTurn('c', 'j', { revision: 1, handoffs: [handoff('x', 'closed', 20)] }));

    const listed = async (...states: HandoffState[]) => (await store.handoffs(states)).map(({ id }) => id);
    expect(await listed('requested')).toEqual(['early', 'late']);
    expect(await listed('requested', 'closed')).toEqual(['early', 'x', 'late']);
    expect(await listed('claimed')).toEqual([]);
    expect((await store.handoffs(['requested'], 20)).map(({ id }) => id)).toEqual(['late']);
    expect(await store.handoff('x')).toEqual(handoff('x', 'closed', 20));
    expect(await store.handoff('unknown')).toBeUndefined();
  });

  it('marks the entries of a turn with the handoff that is open, and finds the records of changes again', async () => {
    const { store } = await open();
    const changed = (id: string, change: HandoffState, number: number): NewEntry => ({
      id: `${id}.r${number}`,
      by: 'system',
      seenBy: ['agents'],
      body: { kind: 'record', record: { type: 'handoff-changed', change, handoff: handoff('h', change, 10) } },
      handoff: 'h',
    });
    const refused: NewEntry = {
      id: 'j.r1',
      by: 'system',
      seenBy: [],
      body: { kind: 'record', record: { type: 'agent-refused', why: 'taken' } },
      handoff: 'h',
    };
    await store.accept(sampleInput('c', { id: 'i' }));
    await store.accept(sampleInput('c', { id: 'j' }));
    await store.commit(sampleTurn('c', 'i', { entries: [sampleReply('i'), changed('i', 'requested', 1)] }));
    const entries = [{ ...sampleReply('j'), handoff: 'h' }, refused, changed('j', 'claimed', 2)];
    const committed = await store.commit(sampleTurn('c', 'j', { revision: 1, entries, openHandoff: 'h' }));

    const log = await store.read('c', 0, 10);
    expect(log.map(({ id, handoff }) => [id, handoff])).toEqual([
      ['i', undefined],
      ['j', 'h'],
      ['i.1', undefined],
      ['i.r1', 'h'],
      ['j.1', 'h'],
      ['j.r1', 'h'],
      ['j.r2', 'h'],
    ]);
    expect(committed).toEqual({ type: 'committed', entries: log.slice(4) });
    expect((await store.handoffChanges('c')).map(({ id }) => id)).toEqual(['i.r1', 'j.r2']);
    expect(await store.handoffChanges('unknown')).toEqual([]);
  });

  it('gives what agents may read up to an entry, and says how much is left out', async () => {
    const { store } = await open();
    for (const id of ['i', 'j', 'k']) await store.accept(sampleInput('c', { id }));
    await store.accept(sampleInput('c', { id: 'unseen', by: 'channel', body: { type: 'greeting' } }));
    const note: NewEntry = {
      id: 'i.r1',
      by: 'system',
      seenBy: ['agents'],
      body: { kind: 'record', record: { type: 'agent-refused', why: 'taken' } },
    };
    await store.commit(sampleTurn('c', 'i', { entries: [sampleReply('i', 1), note, sampleReply('i', 2)] }));

    const told = async (upTo: number, limit: number) => {
      const { entries, omitted } = await store.transcript('c', upTo, limit);
      return [...entries.map(({ id }) => id), omitted];
    };
    expect(await told(100, 10)).toEqual(['i', 'j', 'k', 'i.1', 'i.2', 0]);
    expect(await told(6, 3)).toEqual(['j', 'k', 'i.1', 1]);
    expect(await told(6, 4)).toEqual(['i', 'j', 'k', 'i.1', 0]);
    expect(await told(0, 3)).toEqual([0]);
  });

  it('gives all the first secret stored', async () => {
    const { store } = await open();
    const secrets = await Promise.all(['a', 'b', 'c'].map((made) => store.secret('key', () => made)));

    expect(new Set(secrets).size).toBe(1);
    expect(await store.secret('key', () => 'later')).toBe(secrets[0]);
    expect(await store.secret('other', () => 'own')).toBe('own');
  });

  it('keeps a file byte by byte', async () => {
    const { store } = await open();
    const content = Uint8Array.from({ length: 300_000 }, (_, index) => index % 256);
    const file = { id: 'f', name: 'ä.png', type: 'image/png', content };
    await store.keepFiles('c', [file], 0);

    const kept = await store.file('f');
    expect({ ...kept, content: undefined }).toEqual({ ...file, conversation: 'c', content: undefined });
    expect(Buffer.compare(kept?.content ?? Buffer.alloc(0), content)).toBe(0);
    expect(await store.file('unknown')).toBeUndefined();
  });

  it('forgets files that are older than it may, however many, and no others', async () => {
    const { store } = await open();
    const keep = (id: string, now: number) =>
      store.keepFiles('c', [{ id, name: 'n', type: 't', content: new Uint8Array([1]) }], now);
    for (let index = 0; index < 120; index++) await keep(`old${index}`, index);
    await keep('young', 120);

    expect(await store.forgetFiles(120)).toBe(120);
    expect(await store.forgetFiles(120)).toBe(0);
    expect(await store.file('old119')).toBeUndefined();
    expect(await store.file('young')).toBeDefined();
  });

  it('tells watchers once what they are told of can be read', async () => {
    const { store } = await open();
    const seen: Promise<string>[] = [];
    const stop = store.watch((conversation) => {
      seen.push(store.read(conversation, 0, 10).then((entries) => entries.map(({ id }) => id).join()));
    });
    await store.accept(sampleInput('c', { id: 'i' }));
    // A read that is under way may see what is written meanwhile.
    await Promise.all(seen);
    await store.accept(sampleInput('c', { id: 'again', key: 'message:i' }));
    await store.commit(sampleTurn('c', 'i'));
    stop();
    await Promise.all(seen);
    await store.accept(sampleInput('c', { id: 'unseen' }));

    expect(await Promise.all(seen)).toEqual(['i', 'i,i.1']);
  });

  it('tells watchers of a turn that said nothing: its input is over', async () => {
    const { store } = await open();
    await store.accept(sampleInput('c', { id: 'i' }));
    const told: string[] = [];
    store.watch((conversation) => told.push(conversation));
    await store.commit(sampleTurn('c', 'i', { entries: [] }));

    expect(told).toEqual(['c']);
  });

  it('writes what was asked of it before it closes', async () => {
    const { store, reopen } = await open();
    const accepting = Array.from({ length: 30 }, (_, index) => store.accept(sampleInput('c', { id: `i${index}` })));
    const again = await reopen();

    expect((await Promise.all(accepting)).every(({ type }) => type === 'accepted')).toBe(true);
    expect(await again.read('c', 0, 100)).toHaveLength(30);
    await expect(store.accept(sampleInput('c'))).rejects.toMatchObject({ code: 'storage-closed' });
    await expect(store.load('c')).rejects.toMatchObject({ code: 'storage-closed' });
  });

  it('finds everything again when it is opened anew', async () => {
    const { store, reopen } = await open();
    await store.accept(sampleInput('c', { id: 'i', address: { a: 1 } }));
    await store.accept(sampleInput('c', { id: 'waiting' }));
    const bundle = { hash: 'h', root: 'f', flows: {}, facts: {} };
    await store.commit(
      sampleTurn('c', 'i', {
        timers: [{ kind: 'silence', due: 500 }],
        items: [{ id: 'i.1', destination: 'msteams', entry: 'i.1' }],
        pins: [bundle],
        handoffs: [handoff('h1', 'requested', 1)],
        at: 600,
      }),
    );
    await store.countAttempt('c', 'waiting');
    await store.secret('key', () => 'first');
    await store.keepFiles('c', [{ id: 'f', name: 'n', type: 't', content: new Uint8Array([1]) }], 0);
    const before = { loaded: await store.load('c'), log: await store.read('c', 0, 10) };

    const again = await reopen();
    expect({ loaded: await again.load('c'), log: await again.read('c', 0, 10) }).toEqual(before);
    expect(before.log.at(-1)).toMatchObject({ ...sampleReply('i'), number: 3 });
    expect(await again.accept(sampleInput('c', { key: 'message:i' }))).toEqual({ type: 'repeated', id: 'i' });
    expect(await again.unfinished()).toEqual(['c']);
    expect(await again.nextDue()).toBe(500);
    expect(await again.leaseTimers('me', 500, 900, 10)).toHaveLength(1);
    expect(await again.leaseItems('msteams', 600, 900, 10)).toHaveLength(1);
    expect(await again.bundle('h')).toEqual(bundle);
    expect(await again.handoffs(['requested'])).toEqual([handoff('h1', 'requested', 1)]);
    expect(await again.secret('key', () => 'second')).toBe('first');
    expect((await again.file('f'))?.name).toBe('n');
  });
}
