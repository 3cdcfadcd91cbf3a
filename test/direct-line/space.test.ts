import { expect, it, onTestFinished } from 'vitest';
import type { ChatToken } from '../../src/domain/wire/wire.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { type LineOptions, startLine } from './support/start-line.ts';

const megabyte = 1024 ** 2;

/** Somebody in a conversation who sends files and words, and learns by status and code what became of them. */
async function open(options: LineOptions) {
  const line = await startLine(options);
  onTestFinished(() => line.close());
  const visitor = async () => {
    const { token, conversationId } = (await (
      await fetch(`${line.base}/chat/token`, { method: 'POST' })
    ).json()) as ChatToken;
    const own = `${line.domain}/conversations/${conversationId}`;
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${line.domain}/conversations`, { method: 'POST', headers });
    const told = async (response: Response) => {
      const { error } = (await response.json()) as { error?: { code: string } };
      return `${response.status} ${error?.code ?? 'taken'}`;
    };
    let count = 0;
    return {
      words: async (text: string) => {
        const body = JSON.stringify({ type: 'message', text, id: `${count++}` });
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        return told(await fetch(`${own}/activities`, { method: 'POST', headers, body }));
      },
      file: async (bytes: number, key = `${count++}`) => {
        const form = new FormData();
        form.append('activity', new Blob([JSON.stringify({ type: 'message', text: 'look', id: key })]));
        form.append('file', new Blob([new Uint8Array(bytes)]), 'a.png');
        return told(await fetch(`${own}/upload`, { method: 'POST', headers, body: form }));
      },
    };
  };
  return { line, visitor };
}

it('refuses files of a conversation that has enough of them, in words, and takes words as before', async () => {
  const { visitor } = await open({ room: { conversation: 2 * megabyte, desk: Infinity, free: 0 } });
  const [one, other] = [await visitor(), await visitor()];
  expect(await one.file(1.5 * megabyte)).toBe('200 taken');
  expect(await one.file(megabyte)).toBe('413 ConversationFull');
  expect(await one.words('still here')).toBe('200 taken');
  expect(await other.file(megabyte)).toBe('200 taken');
});

it('keeps a disk that is nearly full for words', async () => {
  const { visitor } = await open({ room: { conversation: Infinity, desk: Infinity, free: 2 ** 60 } });
  const one = await visitor();
  expect(await one.file(1)).toBe('413 DiskLow');
  expect(await one.words('my phone won’t charge')).toBe('200 taken');
});

it('lets an address send no more files than a day may bring, in however many conversations', async () => {
  let now = Date.UTC(2026, 10, 29, 9);
  const { visitor } = await open({ bytesPerAddress: 2 * megabyte, clock: () => now });
  expect(await (await visitor()).file(1.5 * megabyte)).toBe('200 taken');
  const other = await visitor();
  expect(await other.file(megabyte)).toBe('413 AddressFull');
  expect(await other.words('still here')).toBe('200 taken');
  now += 12 * 3_600_000;
  expect(await (await visitor()).file(megabyte)).toBe('200 taken');
});

it('goes on counting the day of an address after a restart, files and words apart', async () => {
  let now = Date.UTC(2026, 10, 29, 9);
  const options = { folder: await temporaryFolder(), bytesPerAddress: 2 * megabyte, clock: () => now };
  const before = await open(options);
  const one = await before.visitor();
  expect(await one.file(1.5 * megabyte)).toBe('200 taken');
  await before.line.close();

  const after = await open(options);
  const other = await after.visitor();
  expect(await other.file(megabyte)).toBe('413 AddressFull');
  for (let times = 0; times < 7; times++) expect(await other.words('a'.repeat(250_000))).toBe('200 taken');
  await after.line.close();

  now += 12 * 3_600_000;
  const last = await open(options);
  const third = await last.visitor();
  expect(await third.file(megabyte)).toBe('200 taken');
  now -= 3_600_000; // a clock that is set back measures nothing
  for (let times = 0; times < 5; times++) expect(await third.words('a'.repeat(250_000))).toBe('200 taken');
  expect(await third.words('a'.repeat(250_000))).toBe('429 TooManyRequests');
});

it('does not count what it has refused', async () => {
  const room = { conversation: megabyte, desk: Infinity, free: 0 };
  const { visitor } = await open({ bytesPerAddress: 3 * megabyte, room });
  const one = await visitor();
  for (let times = 0; times < 5; times++) expect(await one.file(1.5 * megabyte)).toBe('413 ConversationFull');
  expect(await one.file(0.9 * megabyte)).toBe('200 taken');
});

it('counts what is sent again once', async () => {
  const { visitor } = await open({ bytesPerAddress: 2 * megabyte });
  const one = await visitor();
  for (let times = 0; times < 5; times++) expect(await one.file(0.8 * megabyte, 'again')).toBe('200 taken');
  expect(await one.file(megabyte)).toBe('200 taken');
});

it('holds up an address that sends words without end, and tells it when to go on', async () => {
  let now = Date.UTC(2026, 10, 29, 9);
  const { visitor } = await open({ bytesPerAddress: megabyte / 4, clock: () => now });
  const one = await visitor();
  expect(await one.words('a'.repeat(200_000))).toBe('200 taken');
  expect(await one.words('a'.repeat(100_000))).toBe('429 TooManyRequests');
  now += 12 * 3_600_000;
  expect(await (await visitor()).words('a'.repeat(100_000))).toBe('200 taken');
});
