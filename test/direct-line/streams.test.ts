import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStreams, type Streams } from '../../src/channels/direct-line/create-streams.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import type { Socket } from '../../src/domain/wire/http.ts';
import { inViewFrame } from '../../src/domain/wire/wire.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { keepingLog } from '../http/support/keeping-log.ts';

const view = { person: 'dl_pat', bot: { id: 'fixpath' }, linkTo: (file: string) => file };

let store: Store;
let streams: Streams;

beforeEach(async () => {
  store = await openSqliteStore({ folder: undefined });
  streams = createStreams({ store, log: keepingLog() });
});

afterEach(async () => {
  streams.close();
  await store.close();
});

async function say(text: string): Promise<void> {
  const id = randomUUID();
  const body = { type: 'message', text } as const;
  const input = {
    conversation: 'c',
    key: id,
    id,
    by: 'person',
    body,
    answerBy: 'log',
    channel: 'directline',
    at: 1,
  } as const;
  await store.accept(input);
}

/** A client that reads as slowly as the test wants: each frame leaves when `read` is called. */
function slowClient() {
  const texts: string[] = [];
  const waiting: (() => void)[] = [];
  let arrived = (): void => {};
  let close = (): void => {};
  let tell = (_text: string): void => {};
  let most = 0;
  const socket: Socket = {
    send: (text, sent) => {
      for (const activity of text === '' ? [{ type: 'empty' }] : JSON.parse(text).activities)
        texts.push(activity.text ?? activity.type);
      if (sent) waiting.push(sent);
      most = Math.max(most, waiting.length);
      arrived();
    },
    backlog: () => waiting.length,
    close: () => close(),
    onText: (listener) => {
      tell = listener;
    },
    onClose: (listener) => {
      close = listener;
    },
  };
  return {
    socket,
    texts,
    most: () => most,
    leave: () => close(),
    tell: (text: string) => tell(text),
    read: () => waiting.shift()?.(),
    until: async (count: number) => {
      while (texts.length < count) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    },
  };
}

it('misses nothing that is said while a frame is on its way', async () => {
  const client = slowClient();
  await say('one');
  streams.follow('c', 0, view, client.socket);
  await client.until(1);
  await say('two');
  await say('three');
  client.read();
  await client.until(3);
  expect(client.texts).toEqual(['one', 'two', 'three']);
});

it('never has more than one frame on its way to a client that does not read', async () => {
  const client = slowClient();
  for (let n = 0; n < 120; n += 1) await say(`${n}`);
  streams.follow('c', 0, view, client.socket);
  await client.until(50);
  for (let n = 120; n < 140; n += 1) await say(`${n}`);
  expect(client.texts).toHaveLength(50);
  for (const count of [100, 140]) {
    client.read();
    await client.until(count);
  }
  expect(client.most()).toBe(1);
  expect(client.texts).toEqual(Array.from({ length: 140 }, (_, n) => `${n}`));
});

it('shows typing to those who keep up, and to nobody else', async () => {
  const behind = slowClient();
  const ready = slowClient();
  await say('one');
  for (const client of [behind, ready]) {
    streams.follow('c', 0, view, client.socket);
    await client.until(1);
  }
  ready.read();
  streams.show('c', { type: 'typing' });
  streams.show('elsewhere', { type: 'typing' });
  expect([behind.texts, ready.texts]).toEqual([['one'], ['one', 'typing']]);
});

it('forgets a socket that is gone', async () => {
  const gone = slowClient();
  const here = slowClient();
  streams.follow('c', 0, view, gone.socket);
  streams.follow('c', 0, view, here.socket);
  gone.leave();
  await say('one');
  await here.until(1);
  expect(gone.texts).toEqual([]);
});

it('tells that a chat is before its person only where the chat says so, and answers that like an empty frame', async () => {
  const client = slowClient();
  const seen: string[] = [];
  const { follow, close } = createStreams({
    store,
    log: keepingLog(),
    inView: (conversation) => seen.push(conversation),
  });
  follow('c', 0, view, client.socket);
  for (const text of ['', '{"inView":false}', 'nonsense', inViewFrame]) client.tell(text);
  expect(seen).toEqual(['c']);
  expect(client.texts).toEqual(['empty', 'empty']);
  close();
});
