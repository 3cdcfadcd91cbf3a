import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { RetentionSettings } from '../../src/desk/turn-context.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import { deskContent } from '../play/desk-content.ts';
import { openPlainDesk, type PlainDesk, send } from '../play/plain-desk.ts';

let opened: OpenDesk;
beforeAll(async () => {
  opened = await deskContent();
}, 120_000);

const masked: RetentionSettings = { as: 'masked', model: () => 'm1', most: 100 };

async function open(keeping?: RetentionSettings): Promise<PlainDesk> {
  const desk = await openPlainDesk(opened.content, opened, undefined, keeping);
  onTestFinished(() => desk.close());
  return desk;
}

const kept = (desk: PlainDesk) => desk.store.unrecognised(0);

/** Taps the button with this pick on the last reply that has buttons. */
async function tap(desk: PlainDesk, entries: readonly Entry[], pick: string) {
  const reply = entries.findLast(({ body }) => body.kind === 'reply' && body.reply.choices?.length);
  return send(desk, 'c', { text: pick, tap: { reply: reply?.id ?? '', pick } });
}

describe('keeping what was not understood', { timeout: 60_000 }, () => {
  it('keeps a message it was lost on, masked, with its ranking, its model and its hour', async () => {
    const desk = await open(masked);
    await send(desk, 'c', { text: 'the dishwasher hums loudly, serial 0170 1234567' });

    const [only, ...others] = await kept(desk);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ number: 1, why: 'lost', model: 'm1', at: Date.UTC(2026, 10, 23, 9) });
    expect(only?.text).toBe('the dishwasher hums loudly, serial [number]');
    expect(only?.ranking).toHaveLength(5);
    const { ranking } = opened.classifier.understand('the dishwasher hums loudly, serial 0170 1234567');
    expect(only?.ranking[0]).toEqual(ranking[0]);
  });

  it('keeps nothing that leads back to the person', async () => {
    const desk = await open(masked);
    desk.now += 1_234_567;
    const [reply] = await send(desk, 'conversation-of-anna', { text: 'my dishwasher hums' });

    const all = JSON.stringify(await kept(desk));
    expect(all).toContain('my dishwasher hums');
    for (const trace of ['conversation-of-anna', 'dl_anna', 'Anna', reply?.id.split('.')[0] ?? '', `${desk.now}`]) {
      expect(all).not.toContain(trace);
    }
  });

  it('keeps it as it was written only if it is told so, and not at all if it is told so', async () => {
    const plain = await open({ ...masked, as: 'plain' });
    await send(plain, 'c', { text: 'my dishwasher 12345 hums' });
    expect((await kept(plain)).map(({ text }) => text)).toEqual(['my dishwasher 12345 hums']);

    const off = await open();
    await send(off, 'c', { text: 'my dishwasher 12345 hums' });
    expect(await kept(off)).toEqual([]);
  });

  it('keeps nothing of what was understood, of commands, and of what has no words or too many', async () => {
    const desk = await open(masked);
    for (const text of ['my photos are not uploading', 'yes', 'help', 'start over', '🤷', 'dishwasher '.repeat(300)])
      await send(desk, 'c', { text });

    expect(await kept(desk)).toEqual([]);
  });

  it('keeps a message that fitted several intents once, and knows if none of them was meant', async () => {
    const desk = await open(masked);
    const offered = await send(desk, 'c', { text: 'my storage is full' });
    expect(await kept(desk)).toMatchObject([{ number: 1, why: 'torn', text: 'my storage is full' }]);
    await tap(desk, offered, 'none');

    expect(await kept(desk)).toMatchObject([{ number: 1, why: 'refused', text: 'my storage is full' }]);
  });

  it('leaves it torn if one of them was picked', async () => {
    const desk = await open(masked);
    await tap(desk, await send(desk, 'c', { text: 'my storage is full' }), 'intent icloud-storage-full');

    expect((await kept(desk)).map(({ why }) => why)).toEqual(['torn']);
  });

  it('keeps another problem that the person did not mean, with what was offered', async () => {
    const desk = await open(masked);
    await send(desk, 'c', { text: 'my photos are not uploading' });
    await send(desk, 'c', { text: 'yes' });
    await tap(desk, await send(desk, 'c', { text: "my phone won't charge" }), 'no');

    expect(await kept(desk)).toMatchObject([
      { why: 'refused', text: "my phone won't charge", intent: 'iphone-not-charging' },
    ]);
  });

  it('keeps what a flow was begun for that the person turned away, and nothing of the words that did so', async () => {
    const desk = await open(masked);
    await send(desk, 'c', { text: 'my photos are not uploading' });
    await send(desk, 'c', { text: "no, that's not it" });

    expect(await kept(desk)).toMatchObject([
      { why: 'turned-away', text: 'my photos are not uploading', intent: 'icloud-photos-not-syncing' },
    ]);
    expect((await desk.store.find('c'))?.state.episode).toBeUndefined();
  });

  it('hears that in German as well', async () => {
    const desk = await open(masked);
    await send(desk, 'c', { text: 'mein iphone lädt nicht mehr, nur noch wenn ich am kabel wackele' });
    expect((await desk.store.find('c'))?.state.episode?.plan.flow).toBe('iphone-not-charging');
    await send(desk, 'c', { text: 'nein, das ist es nicht' });

    expect(await kept(desk)).toMatchObject([{ why: 'turned-away', language: 'de', intent: 'iphone-not-charging' }]);
  });

  it('turns nothing away once a question was answered, nor what was begun by a button', async () => {
    const desk = await open(masked);
    await send(desk, 'c', { text: 'my photos are not uploading' });
    await send(desk, 'c', { text: 'yes' });
    await send(desk, 'c', { text: "that's not it" });
    expect((await desk.store.find('c'))?.state.episode).toBeDefined();
    const topics = await send(desk, 'd', { text: 'my dishwasher hums' });
    const reply = topics.findLast(({ body }) => body.kind === 'reply' && body.reply.choices?.length);
    await send(desk, 'd', { text: '', tap: { reply: reply?.id ?? '', pick: 'intent wifi-not-working' } });
    await send(desk, 'd', { text: "that's not it" });

    expect((await desk.store.find('d'))?.state.episode).toBeDefined();
    expect((await kept(desk)).map(({ why }) => why)).not.toContain('turned-away');
  });

  it('knows the language it was written in, and the model that understands that one', async () => {
    const desk = await open({ ...masked, model: (language) => `model of ${language ?? 'all'}` });
    await send(desk, 'c', { text: 'mein Kühlschrank brummt seit gestern so laut' });

    expect(await kept(desk)).toMatchObject([{ why: 'lost', language: 'de', model: 'model of de' }]);
  });

  it('keeps an answer that nobody understood with the question it was given to', async () => {
    const desk = await open(masked);
    await send(desk, 'c', { text: 'my photos are not uploading' });
    await send(desk, 'c', { text: 'purple elephants' });

    expect(await kept(desk)).toMatchObject([
      { why: 'lost', text: 'purple elephants', asked: 'icloud-photos-not-syncing:apple-id' },
    ]);
  });
});
