import { expect, it } from 'vitest';
import { newConversation } from '../../../src/domain/conversation/conversation.ts';
import type { Author, NewInput } from '../../../src/domain/conversation/input.ts';
import type { Json } from '../../../src/domain/json.ts';
import type { Store } from '../../../src/domain/ports/store.ts';
import { present } from '../../../src/domain/present.ts';
import { sampleInput } from '../support/sample-input.ts';
import { sampleTurn } from '../support/sample-turn.ts';

export function promiseInputs(open: () => Promise<Store>): void {
  it('takes an input once, however often and however closely its key comes', async () => {
    const store = await open();
    const same = Array.from({ length: 50 }, () => sampleInput('c', { key: 'message:same' }));
    const acceptances = await Promise.all(same.map((input) => store.accept(input)));

    expect(acceptances.filter(({ type }) => type === 'accepted')).toHaveLength(1);
    expect(new Set(acceptances.map(({ id }) => id)).size).toBe(1);
    expect(await store.read('c', 0, 100)).toHaveLength(1);
    expect((await store.load('c'))?.inputs).toHaveLength(1);
  });

  it('changes nothing when a key comes again with other content', async () => {
    const store = await open();
    await store.accept(sampleInput('c', { id: 'first', key: 'k', locale: 'en', address: { at: 1 } }));
    const before = await store.load('c');
    const again = sampleInput('c', {
      key: 'k',
      body: { type: 'message', text: 'something else' },
      locale: 'de',
      address: { at: 2 },
    });

    expect(await store.accept(again)).toEqual({ type: 'repeated', id: 'first' });
    expect(await store.load('c')).toEqual(before);
  });

  it('knows a key again after its input is done', async () => {
    const store = await open();
    await store.accept(sampleInput('c', { id: 'first', key: 'k' }));
    await store.commit(sampleTurn('c', 'first'));

    expect(await store.accept(sampleInput('c', { key: 'k' }))).toEqual({ type: 'repeated', id: 'first' });
    expect(await store.unfinished()).toEqual([]);
  });

  it('lets two conversations use the same key', async () => {
    const store = await open();
    await store.accept(sampleInput('one', { key: 'greeting' }));

    expect((await store.accept(sampleInput('two', { key: 'greeting' }))).type).toBe('accepted');
  });

  it.each<[string, Partial<NewInput>]>([
    ['message', {}],
    [
      'message with a tap and a file',
      {
        body: {
          type: 'message',
          text: '',
          tap: { reply: 'r.1', pick: 'yes' },
          files: [{ id: 'f', name: 'a.png', type: 'image/png', bytes: 3 }],
        },
      },
    ],
    ['greeting', { by: 'channel', body: { type: 'greeting' } }],
    ['event', { by: 'channel', body: { type: 'event', name: 'timer', value: { kind: 'x', timer: 'y' } } }],
    ['event without a value', { by: 'backend', body: { type: 'event', name: 'moved' } }],
    ['timer', { by: 'timer', body: { type: 'timer', kind: 'silence', timer: 't' } }],
    ["agent's message", { by: 'agent', from: { id: 'anna' } }],
    ['message answered in the response', { answerBy: 'response', group: true, envelope: null }],
  ])('gives a %s back as it came', async (_, change) => {
    const store = await open();
    const input = sampleInput('c', change);
    await store.accept(input);

    expect((await store.load('c'))?.inputs).toEqual([{ ...input, attempts: 0 }]);
  });

  it('gives back an input without the fields it came without', async () => {
    const store = await open();
    const { from: _, locale: __, envelope: ___, ...bare } = sampleInput('c');
    await store.accept(bare);

    expect((await store.load('c'))?.inputs).toStrictEqual([{ ...bare, attempts: 0 }]);
  });

  it("shows a person's message to the person and to agents, and all else to nobody", async () => {
    const store = await open();
    await store.accept(sampleInput('c', { id: 'said' }));
    await store.accept(sampleInput('c', { id: 'greeted', by: 'channel', body: { type: 'greeting' } }));
    await store.accept(sampleInput('c', { id: 'typed', by: 'agent' }));

    const entries = await store.read('c', 0, 10);
    expect(entries.map(({ id, by, seenBy, body }) => [id, by, seenBy, body.kind])).toEqual([
      ['said', 'person', ['person', 'agents'], 'message'],
      ['greeted', 'system', [], 'event'],
      ['typed', 'agent', [], 'message'],
    ]);
  });

  it('keeps the envelope with the entry', async () => {
    const store = await open();
    const envelope = { nested: [{ card: '𝄞 "quoted"' }, null, 1.5] };
    await store.accept(sampleInput('c', { envelope }));

    expect((await store.read('c', 0, 1))[0]?.envelope).toEqual(envelope);
  });

  it('gives every author and envelope of a conversation back to the letter, however much they have in common', async () => {
    const store = await open();
    const author = { id: 'dl_person', name: 'You' };
    const said: readonly (readonly [from: Author | undefined, envelope: Json | undefined])[] = [
      [author, { type: 'message', text: 'one', from: { id: 'dl_person' }, 'odd "name"': [1, null] }],
      [author, { type: 'message', text: 'two', from: { id: 'dl_person' }, 'odd "name"': [1, null] }],
      [author, { type: 'message', text: 'one', from: { id: 'dl_person' }, 'odd "name"': [1, null] }],
      [
        { ...author, name: 'Ada' },
        { text: 'other order', type: 'message', from: {}, 'odd "name"': [] },
      ],
      [undefined, { type: 'message', text: 'fewer names' }],
      [author, undefined],
      [author, '+{"not":"an object"}'],
      [author, { type: 'message', text: 'more', from: null, 'odd "name"': {}, and: 'more' }],
    ];
    for (const [from, envelope] of said) {
      const { from: _, envelope: __, ...bare } = sampleInput('c');
      await store.accept({ ...bare, ...present({ from, envelope }) });
    }

    const entries = await store.read('c', 0, 10);
    expect(JSON.stringify(entries.map(({ from, envelope }) => [from, envelope]))).toBe(JSON.stringify(said));
    const inputs = (await store.load('c'))?.inputs;
    expect(JSON.stringify(inputs?.map(({ from, envelope }) => [from, envelope]))).toBe(JSON.stringify(said));
  });

  it('plays inputs in the order in which they were accepted', async () => {
    const store = await open();
    const ids = Array.from({ length: 40 }, (_, index) => `i${index}`);
    await Promise.all(ids.map((id) => store.accept(sampleInput('c', { id }))));

    expect((await store.load('c'))?.inputs.map(({ id }) => id)).toEqual(ids);
  });

  it('numbers the entries of each conversation from 1 without gaps, however many write at once', async () => {
    const store = await open();
    const conversations = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => store.accept(sampleInput(conversations[index % 5] ?? 'a'))),
    );

    for (const conversation of conversations) {
      const numbers = (await store.read(conversation, 0, 100)).map(({ number }) => number);
      expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect((await store.find(conversation))?.head).toBe(20);
    }
  });

  it('creates a conversation with its first input, as new', async () => {
    const store = await open();
    expect(await store.find('c')).toBeUndefined();
    expect(await store.load('c')).toBeUndefined();
    await store.accept(
      sampleInput('c', { channel: 'msteams', group: true, locale: 'de', address: { url: 'x' }, at: 7 }),
    );

    expect(await store.find('c')).toEqual({
      id: 'c',
      channel: 'msteams',
      group: true,
      locale: 'de',
      address: { url: 'x' },
      head: 1,
      revision: 0,
      state: newConversation,
      createdAt: 7,
    });
  });

  it('replaces the address and the locale by those of a newer input that has them', async () => {
    const store = await open();
    await store.accept(sampleInput('c', { locale: 'en', address: { at: 1 } }));
    const { locale: _, ...silent } = sampleInput('c');
    await store.accept(silent);
    expect(await store.find('c')).toMatchObject({ locale: 'en', address: { at: 1 } });
    await store.accept(sampleInput('c', { locale: 'de', address: { at: 2 } }));

    expect(await store.find('c')).toMatchObject({ locale: 'de', address: { at: 2 } });
  });

  it('counts attempts, and refuses to count those of an input it does not have', async () => {
    const store = await open();
    await store.accept(sampleInput('c', { id: 'i' }));

    expect(await store.countAttempt('c', 'i')).toBe(1);
    expect(await store.countAttempt('c', 'i')).toBe(2);
    expect((await store.load('c'))?.inputs[0]?.attempts).toBe(2);
    await expect(store.countAttempt('c', 'other')).rejects.toMatchObject({ code: 'storage-no-input' });
  });

  it('lets a write that fails disturb none of those made with it', async () => {
    const store = await open();
    const settled = await Promise.allSettled([
      store.accept(sampleInput('a')),
      store.countAttempt('a', 'nothing'),
      store.accept(sampleInput('b')),
    ]);

    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.unfinished()).toSorted()).toEqual(['a', 'b']);
  });
}
