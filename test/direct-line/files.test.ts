import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFiles, type FileStore } from '../../src/channels/files/create-files.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import type { HttpResponse } from '../../src/domain/wire/http.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';

let store: Store;
let files: FileStore;
let now: number;

beforeEach(async () => {
  now = Date.parse('2026-03-01T12:00:00Z');
  store = await openSqliteStore({ folder: undefined });
  files = createFiles({
    store,
    clock: () => now,
    steady: () => now,
    signingKey: 'k',
    newId: () => crypto.randomUUID(),
  });
});

afterEach(() => store.close());

function fetchFile(link: string): Promise<HttpResponse> {
  const url = new URL(link);
  return files.answer({
    method: 'GET',
    path: url.pathname,
    params: { id: url.pathname.split('/').at(-1) ?? '' },
    query: url.searchParams,
    headers: {},
    body: new Uint8Array(0),
    from: '127.0.0.1',
    origin: url.origin,
  });
}

async function keep(conversation: string, name: string, type: string, content: Uint8Array, mark?: string) {
  const keeping = await files.keep(conversation, [{ name, type, content }], mark);
  const [file] = keeping.type === 'kept' ? keeping.files : [];
  if (!file) throw new Error('It was not kept.');
  return file;
}

async function shown(type: string, content: string): Promise<NonNullable<HttpResponse['headers']>> {
  const { id } = await keep('c', 'a "name".bin', type, Buffer.from(content, 'latin1'));
  const answered = await fetchFile(files.link(id, 'https://help.example'));
  expect(answered.status).toBe(200);
  return { ...answered.headers };
}

it('shows pictures by their first bytes, whatever they are said to be', async () => {
  const pictures: [string, string][] = [
    ['image/png', '\x89PNG\r\n\x1a\nrest'],
    ['image/jpeg', '\xff\xd8\xff\xe0rest'],
    ['image/gif', 'GIF89arest'],
    ['image/webp', 'RIFF\x00\x00\x00\x00WEBPrest'],
  ];
  for (const [type, content] of pictures) {
    const headers = await shown('text/plain', content);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-disposition']).toMatch(/^inline/);
  }
});

it('hands everything else out for saving, and never as what it says it is', async () => {
  for (const [type, content] of [
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['image/png', '<html><script>alert(1)</script>'],
    ['text/html', '<script>alert(1)</script>'],
    ['image/webp', 'JUNK\x00\x00\x00\x00WEBP'],
    ['image/png', ''],
  ] as const) {
    const headers = await shown(type, content);
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toBe("attachment; filename*=UTF-8''a%20%22name%22.bin");
    expect(headers['content-security-policy']).toContain('sandbox');
  }
});

it('gives a file to holders of a link that is ours, for this file, and not over', async () => {
  const one = await keep('c', 'one', 'text/plain', Buffer.from('one'));
  const other = await keep('c', 'other', 'text/plain', Buffer.from('other'));
  const link = files.link(one.id, 'https://help.example');
  expect((await fetchFile(link)).body).toEqual(Buffer.from('one'));
  for (const wrong of ['', '?sig=', '?sig=x', `?sig=zzzzzzzzz.${link.split('.').at(-1)}`]) {
    expect((await fetchFile(`https://help.example/files/${one.id}${wrong}`)).status).toBe(403);
  }
  expect((await fetchFile(link.replace(one.id, other.id))).status).toBe(403);
  now += 24 * 3_600_000;
  expect((await fetchFile(link)).status).toBe(200);
  now += 2 * 3_600_000;
  expect((await fetchFile(link)).status).toBe(403);
});

it('keeps the link of a file the same for an hour, so that caches know it', async () => {
  const link = files.link('id', 'https://help.example');
  now += 59 * 60_000;
  expect(files.link('id', 'https://help.example')).toBe(link);
  now += 60_000;
  expect(files.link('id', 'https://help.example')).not.toBe(link);
});

it('keeps what is sent again under the same mark once, and what came first stands', async () => {
  const content = (text: string) => Buffer.from(text);
  const first = await keep('c', 'a.txt', 'text/plain', content('first'), 'message:k 0');
  const again = await keep('c', 'a.txt', 'text/plain', content('again'), 'message:k 0');
  expect(again.id).toBe(first.id);
  expect(Buffer.from((await store.file(first.id))?.content ?? []).toString()).toBe('first');
  const others = [
    await keep('c', 'a.txt', 'text/plain', content('first'), 'message:k 1'),
    await keep('d', 'a.txt', 'text/plain', content('first'), 'message:k 0'),
    await keep('c', 'a.txt', 'text/plain', content('first')),
  ];
  expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(4);
});
