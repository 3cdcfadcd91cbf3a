import { expect, it } from 'vitest';
import type { NewUnrecognised } from '../../../src/domain/understanding/unrecognised.ts';
import { sampleInput } from '../support/sample-input.ts';
import { sampleTurn } from '../support/sample-turn.ts';
import type { OpenedStore } from './opened-store.ts';

const lost = (text: string, change: Partial<NewUnrecognised> = {}): NewUnrecognised => ({
  at: 3_600_000,
  text,
  why: 'lost',
  ranking: [{ intent: 'wifi', share: 0.25 }],
  model: 'm1',
  most: 100,
  ...change,
});

export function promiseInbox(open: () => Promise<OpenedStore>): void {
  /** Plays this many turns, none of which understood its message. */
  const keep = async ({ store }: OpenedStore, ...messages: readonly NewUnrecognised[]) => {
    const before = (await store.find('c'))?.revision ?? 0;
    for (const [index, unrecognised] of messages.entries()) {
      const id = `i${before + index}`;
      await store.accept(sampleInput('c', { id }));
      await store.commit(sampleTurn('c', id, { revision: before + index, unrecognised }));
    }
  };

  it('keeps what a turn did not understand, oldest first, also after it is opened anew', async () => {
    const opened = await open();
    const whole = { language: 'de', intent: 'wifi', asked: 'wifi:router' };
    await keep(opened, lost('my toaster'), lost('mein toaster', { why: 'turned-away', at: 7_200_000, ...whole }));

    const again = await opened.reopen();
    const { most: _, ...plain } = lost('my toaster');
    const first = { ...plain, number: 1 };
    const second = { ...plain, ...whole, text: 'mein toaster', why: 'turned-away', at: 7_200_000, number: 2 };
    expect(await again.unrecognised(0)).toEqual([first, second]);
    expect(await again.unrecognised(7_200_000)).toEqual([second]);
  });

  it('keeps nothing of a turn that was overtaken', async () => {
    const { store } = await open();
    await store.accept(sampleInput('c', { id: 'i' }));
    await store.commit(sampleTurn('c', 'i', { revision: 7, unrecognised: lost('my toaster') }));

    expect(await store.unrecognised(0)).toEqual([]);
  });

  it('keeps no more than it is told, and lets the oldest go', async () => {
    const opened = await open();
    await keep(opened, ...['a', 'b', 'c', 'd', 'e'].map((text) => lost(text, { most: 3 })));

    expect((await opened.store.unrecognised(0)).map(({ text }) => text)).toEqual(['c', 'd', 'e']);
  });

  it('puts a refused message in the place of the newest torn one that says the same', async () => {
    const opened = await open();
    const refused = lost('no sound', { why: 'refused' });
    await keep(opened, lost('no sound', { why: 'torn' }), lost('no sound'), lost('no sound', { why: 'torn' }), refused);
    const kept = async () => (await opened.store.unrecognised(0)).map(({ number, why }) => [number, why]);

    expect(await kept()).toEqual([
      [1, 'torn'],
      [2, 'lost'],
      [3, 'refused'],
    ]);
    await keep(opened, refused, refused);
    expect(await kept()).toEqual([
      [1, 'refused'],
      [2, 'lost'],
      [3, 'refused'],
      [4, 'refused'],
    ]);
  });

  it('takes out by number, tells how many were there, and gives no number twice', async () => {
    const opened = await open();
    await keep(opened, lost('a'), lost('b'), lost('c'));

    expect(await opened.store.removeUnrecognised([2, 3, 3, 99])).toBe(2);
    await keep(opened, lost('d'));
    expect((await opened.store.unrecognised(0)).map(({ number, text }) => [number, text])).toEqual([
      [1, 'a'],
      [4, 'd'],
    ]);
  });

  it('forgets what was written before a time', async () => {
    const opened = await open();
    await keep(opened, lost('a', { at: 1_000 }), lost('b', { at: 2_000 }), lost('c', { at: 3_000 }));

    expect(await opened.store.forgetUnrecognised(2_000)).toBe(1);
    expect((await opened.store.unrecognised(0)).map(({ text }) => text)).toEqual(['b', 'c']);
  });
}
