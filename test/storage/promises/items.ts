import { expect, it } from 'vitest';
import { newConversation } from '../../../src/domain/conversation/conversation.ts';
import type { Turn } from '../../../src/domain/conversation/turn.ts';
import type { Store } from '../../../src/domain/ports/store.ts';
import { sampleInput } from '../support/sample-input.ts';
import { sampleReply, sampleTurn } from '../support/sample-turn.ts';

const until = 1_000_000;

const agent = { type: 'agent', handoff: 'h', agent: 'a' } as const;

export function promiseItems(open: () => Promise<Store>): void {
  /** A turn that says `count` things to `msteams`; entries `<input>.1` and on. */
  const say = async (store: Store, conversation: string, input: string, count: number, change: Partial<Turn> = {}) => {
    await store.accept(sampleInput(conversation, { id: input, channel: 'msteams' }));
    const entries = Array.from({ length: count }, (_, index) => sampleReply(input, index + 1));
    const items = entries.map(({ id }) => ({ id, destination: 'msteams', entry: id }));
    const revision = (await store.find(conversation))?.revision ?? 0;
    await store.commit(sampleTurn(conversation, input, { revision, at: 10, entries, items, ...change }));
  };
  const lease = async (store: Store, now = 100) => store.leaseItems('msteams', now, now + until, 10);
  const ids = async (store: Store, now = 100) => (await lease(store, now)).map(({ id }) => id);

  it('counts what was sent and has come back as refused, once, and sends it again when somebody asks for that', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    expect(await store.returnItem('i.1', 'no such mailbox', 50)).toBe(false);
    const [item] = await lease(store);
    await store.settleItem('i.1', item?.fence ?? 0, { type: 'sent' }, 100);
    expect(await store.returnItem('i.1', 'no such mailbox', 200)).toBe(true);
    expect(await store.returnItem('i.1', 'another reason', 300)).toBe(false);
    expect(await store.refusedItems('c')).toEqual([
      { id: 'i.1', destination: 'msteams', entry: 'i.1', why: 'no such mailbox' },
    ]);
    expect(await store.sentEntries('c', 'msteams')).toEqual([]);
    expect(await store.retryItem('i.1', 400)).toBe('c');
    expect(await ids(store, 400)).toEqual(['i.1']);
  });

  it('leases an item with its entry and the address of its conversation', async () => {
    const store = await open();
    await store.accept(sampleInput('c', { channel: 'msteams', address: { serviceUrl: 'https://example.test' } }));
    await say(store, 'c', 'i', 1);

    expect(await lease(store)).toEqual([
      {
        id: 'i.1',
        destination: 'msteams',
        entry: 'i.1',
        conversation: 'c',
        attempts: 1,
        fence: 1,
        body: { ...sampleReply('i'), conversation: 'c', number: 3, at: 10 },
        address: { serviceUrl: 'https://example.test' },
      },
    ]);
  });

  it('sends the items of one conversation one after the other', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    await say(store, 'c', 'j', 1);
    const order = [];
    for (;;) {
      const leased = await lease(store);
      expect(leased.length).toBeLessThanOrEqual(1);
      const [item] = leased;
      if (!item) break;
      expect(await lease(store)).toEqual([]);
      order.push(item.id);
      expect(await store.settleItem(item.id, item.fence, { type: 'sent', receipt: 'r' }, 100)).toBe(true);
    }

    expect(order).toEqual(['i.1', 'i.2', 'j.1']);
  });

  it('tells what another system calls what was sent, and what was sent under that name', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    await say(store, 'd', 'j', 1);
    for (const [item, receipt] of [
      ['i.1', 'post-1'],
      ['j.1', undefined],
    ] as const) {
      const leased = (await lease(store)).find(({ id }) => id === item);
      await store.settleItem(item, leased?.fence ?? 1, { type: 'sent', ...(receipt && { receipt }) }, 100);
    }

    expect(await store.receiptOf('i.1')).toBe('post-1');
    for (const item of ['i.2', 'j.1', 'nothing']) expect(await store.receiptOf(item)).toBeUndefined();
    expect(await store.sentAs('msteams', 'post-1')).toEqual({ conversation: 'c', entry: 'i.1' });
    expect(await store.sentAs('mail', 'post-1')).toBeUndefined();
    expect(await store.sentAs('msteams', 'post-2')).toBeUndefined();
  });

  it('sends to many conversations at once, and to each destination apart', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    await say(store, 'd', 'j', 2);
    await say(store, 'c', 'k', 1, { items: [{ id: 'k.1', destination: 'mail', entry: 'k.1' }] });

    expect(await ids(store)).toEqual(['i.1', 'j.1']);
    expect((await store.leaseItems('mail', 100, 200, 10)).map(({ id }) => id)).toEqual(['k.1']);
  });

  it('leases an item once until the lease has passed, however many ask at once', async () => {
    const store = await open();
    await say(store, 'c', 'i', 1);
    const leases = await Promise.all([lease(store), lease(store), lease(store)]);

    expect(leases.flat()).toHaveLength(1);
    expect(await lease(store, 99 + until)).toEqual([]);
    expect(await lease(store, 100 + until)).toMatchObject([{ id: 'i.1', attempts: 2, fence: 2 }]);
  });

  it('tries again no sooner than it was told, and lets nothing overtake', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    const [item] = await lease(store);
    await store.settleItem('i.1', item?.fence ?? 0, { type: 'again', at: 500, why: 'busy' }, 100);

    expect(await store.nextDue()).toBe(500);
    expect(await ids(store, 499)).toEqual([]);
    expect(await lease(store, 500)).toMatchObject([{ id: 'i.1', attempts: 2 }]);
  });

  it('goes on after a refusal', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    const [item] = await lease(store);
    await store.settleItem('i.1', item?.fence ?? 0, { type: 'refused', why: 'too large' }, 100);

    expect(await ids(store)).toEqual(['i.2']);
  });

  /** All that can be sent, in its order. */
  const sendAll = async (store: Store, now: number) => {
    const order: string[] = [];
    for (let items = await lease(store, now); items.length > 0; items = await lease(store, now))
      for (const { id, fence } of items) {
        order.push(id);
        await store.settleItem(id, fence, { type: 'sent' }, now);
      }
    return order;
  };
  const held = async (store: Store) => (await store.refusedItems('c')).map(({ id, why, waits }) => [id, why, waits]);

  it('keeps what somebody does not take, tries it when it was told, and sends all of it once they write', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    await say(store, 'd', 'other', 1);
    const [item] = await lease(store);
    await store.settleItem('i.1', item?.fence ?? 0, { type: 'away', at: 500_000, why: 'blocked' }, 100);
    await say(store, 'c', 'j', 1);
    expect(await held(store)).toEqual([
      ['i.1', 'blocked', true],
      ['i.2', 'blocked', true],
      ['j.1', 'blocked', true],
    ]);
    expect(await ids(store, 499_999)).toEqual([]);
    expect(await store.nextDue()).toBe(500_000);

    const agentSays = { by: 'agent', body: { type: 'agent-says', handoff: 'h', text: 'x' } } as const;
    expect(await store.accept(sampleInput('c', { id: 'a', at: 200, ...agentSays }))).toEqual({
      type: 'accepted',
      id: 'a',
    });
    expect(await ids(store, 200)).toEqual([]);
    expect(await store.accept(sampleInput('c', { id: 'b', at: 300, address: { back: true } }))).toEqual({
      type: 'accepted',
      id: 'b',
      isBack: true,
    });
    expect(await sendAll(store, 300)).toEqual(['i.1', 'i.2', 'j.1']);
    expect(await held(store)).toEqual([]);
    expect(await store.accept(sampleInput('c', { id: 'c', at: 400, address: { back: true } }))).toEqual({
      type: 'accepted',
      id: 'c',
    });
  });

  it('does not hurry what is being sent as they write', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    const [first] = await lease(store);
    await store.settleItem('i.1', first?.fence ?? 0, { type: 'away', at: 500, why: 'blocked' }, 100);
    expect(await ids(store, 500)).toEqual(['i.1']);
    await store.accept(sampleInput('c', { id: 'b', at: 600, address: { back: true } }));

    expect(await ids(store, 600)).toEqual([]);
  });

  it('shows what was given up, goes on behind it, and sends it once they write', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    const [item] = await lease(store);
    await store.settleItem('i.1', item?.fence ?? 0, { type: 'gone', why: 'blocked' }, 100);
    expect(await held(store)).toEqual([['i.1', 'blocked', undefined]]);
    expect(await ids(store)).toEqual(['i.2']);
    await store.accept(sampleInput('c', { id: 'b', at: 200, address: { back: true } }));

    expect(await ids(store, 200 + until)).toEqual(['i.1']);
  });

  it('sends again what was refused or given up, and what waits at once, by whichever of those behind it', async () => {
    const store = await open();
    await say(store, 'c', 'i', 4);
    for (const [id, sent] of [
      ['i.1', { type: 'refused', why: '401' }],
      ['i.2', { type: 'gone', why: '403' }],
      ['i.3', { type: 'again', at: 900_000, why: '503' }],
    ] as const)
      for (const { fence } of await lease(store)) await store.settleItem(id, fence, sent, 100);
    expect(await held(store)).toEqual([
      ['i.1', '401', undefined],
      ['i.2', '403', undefined],
      ['i.3', '503', true],
      ['i.4', '503', true],
    ]);
    for (const id of ['i.1', 'i.2', 'i.4']) expect(await store.retryItem(id, 200)).toBe('c');
    expect(await sendAll(store, 200)).toEqual(['i.1', 'i.2', 'i.3', 'i.4']);
    for (const id of ['i.1', 'nothing']) expect(await store.retryItem(id, 300)).toBeUndefined();
  });

  it('does not let one who lost the lease settle, but records that it was sent', async () => {
    const store = await open();
    await say(store, 'c', 'i', 1);
    const [first] = await lease(store);
    await lease(store, 100 + until);
    const fence = first?.fence ?? 0;

    expect(await store.settleItem('i.1', fence, { type: 'refused', why: 'late' }, 200)).toBe(false);
    expect(await lease(store, 100 + 2 * until)).toHaveLength(1);
    expect(await store.settleItem('i.1', fence, { type: 'sent' }, 300)).toBe(false);
    expect(await lease(store, 100 + 9 * until)).toEqual([]);
  });

  it('settles nothing that it does not have', async () => {
    const store = await open();

    expect(await store.settleItem('nothing', 1, { type: 'sent' }, 100)).toBe(false);
  });

  it('withdraws what the bot has not yet said when an agent takes over, and nothing else', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    await say(store, 'd', 'other', 1);
    const [item] = await lease(store);
    await say(store, 'c', 'claim', 1, { state: { ...newConversation, owner: agent } });

    expect(await ids(store, 100 + until)).toEqual(['other.1', 'claim.1']);
    expect(await store.settleItem('i.1', item?.fence ?? 0, { type: 'sent' }, 100)).toBe(false);
    await store.accept(sampleInput('c', { id: 'more', channel: 'msteams' }));
    await store.commit(sampleTurn('c', 'more', { revision: 2, state: { ...newConversation, owner: agent } }));
    expect(await ids(store, 100 + 2 * until)).toEqual(['other.1', 'claim.1']);
  });

  it('tells when the next item may go, counting only the first of each lane', async () => {
    const store = await open();
    await say(store, 'c', 'i', 2);
    expect(await store.nextDue()).toBe(10);
    await lease(store, 100);

    expect(await store.nextDue()).toBe(100 + until);
  });
}
