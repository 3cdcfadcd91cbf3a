import { expect, it } from 'vitest';
import type { CannedReply } from '../../../src/domain/handoff/canned-reply.ts';
import type { OpenedStore } from './opened-store.ts';

const anna = { id: 'desk-1', name: 'Anna' };
const ben = { id: 'desk-2', name: 'Ben' };
const hello: CannedReply = { id: 'h', title: 'Hello', text: 'Hello {{name}}', by: anna, at: 1, revision: 0 };

export function promiseCanned(open: () => Promise<OpenedStore>): void {
  it('keeps canned replies that all share, and shows one that is somebody’s own to nobody else', async () => {
    const { store, reopen } = await open();
    await keepAgent(store);
    expect(await store.keepCannedReply(hello)).toEqual({ type: 'kept', reply: { ...hello, revision: 1 } });
    const bye: CannedReply = { ...hello, id: 'b', title: 'Bye', language: 'de', isOwn: true };
    await store.keepCannedReply(bye);
    const again = await reopen();
    expect(await again.cannedReplies(anna.id)).toEqual([
      { ...bye, revision: 1 },
      { ...hello, revision: 1 },
    ]);
    expect((await again.cannedReplies(ben.id)).map(({ id }) => id)).toEqual(['h']);
    expect(await again.keepCannedReply({ ...bye, text: 'Mine', by: ben, revision: 1 })).toEqual({
      type: 'refused',
      why: 'gone',
    });
    await again.removeAccount(anna.id);
    expect((await again.cannedReplies(anna.id)).map(({ id }) => id)).toEqual(['h']);
  });

  it('writes over nobody’s words: of two saves of one revision the second is told what the first one made', async () => {
    const { store } = await open();
    await store.keepCannedReply(hello);
    const bens = { ...hello, text: 'Hi', by: ben, revision: 1 };
    const [first, second] = await Promise.all([
      store.keepCannedReply(bens),
      store.keepCannedReply({ ...hello, text: 'Good day', revision: 1 }),
    ]);
    expect(first).toEqual({ type: 'kept', reply: { ...bens, revision: 2 } });
    expect(second).toEqual({ type: 'refused', why: 'changed', reply: { ...bens, revision: 2 } });
    expect(await store.removeCannedReply('h', 1, anna.id)).toEqual(second);
    expect(await store.removeCannedReply('h', 2, anna.id)).toEqual({ type: 'deleted' });
    expect(await store.removeCannedReply('h', 2, anna.id)).toEqual({ type: 'deleted' });
    expect(await store.keepCannedReply({ ...bens, revision: 2 })).toEqual({ type: 'refused', why: 'gone' });
  });

  it('takes a save whose answer was lost once, and a title once in a language', async () => {
    const { store } = await open();
    const kept = await store.keepCannedReply(hello);
    expect(await store.keepCannedReply(hello)).toEqual(kept);
    const other = { ...hello, id: 'o', title: 'HELLO' };
    expect(await store.keepCannedReply(other)).toEqual({ type: 'refused', why: 'taken' });
    expect(await store.keepCannedReply({ ...other, language: 'de' })).toMatchObject({ type: 'kept' });
    expect(await store.cannedReplies(ben.id)).toHaveLength(2);
  });
}

/** An own reply goes with its agent's account. */
const keepAgent = (store: OpenedStore['store']) =>
  store.keepAccount({
    ...anna,
    login: 'anna',
    teams: [],
    roles: ['agent'],
    password: 'hash',
    disabled: false,
    available: true,
    createdAt: 1,
  });
