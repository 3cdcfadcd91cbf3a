import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadAgentWords } from '../../src/content/live/load-agent-words.ts';
import { uploadLimit } from '../../src/domain/wire/wire.ts';
import { pageRoutes } from '../../src/http/page-routes.ts';
import { type RunningServer, startServer } from '../../src/http/start-server.ts';
import { deskContent } from '../play/desk-content.ts';
import { keepingLog } from './support/keeping-log.ts';

const markup = 'Bits & </script><script>alert(1)</script>';
const greeting = { text: 'Hi, **you**.', choices: ['<One>'] };
const settings = { deskName: markup, language: 'de', avatar: '' };
const [{ content }, agentWords] = await Promise.all([deskContent(), loadAgentWords('.')]);
const pageWords = { ...content.page, menu: '"quoted" {{again}}' };
let folder: string;
let server: RunningServer;
let base: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixpath-pages-'));
  await mkdir(join(folder, 'assets'));
  const page =
    '<html lang="en"><script type="application/json" id="settings" nonce="__NONCE__">__SETTINGS__</script><i nonce="__NONCE__">' +
    '<b title="{{menu}}">{{desk}}</b>';
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'desk.html'), page);
  await writeFile(join(folder, 'chat.html'), page);
  await writeFile(join(folder, 'widget.js'), 'launch(__WORDS__)');
  await writeFile(join(folder, 'widget-panel.js'), 'speak(__WORDS__)');
  await writeFile(join(folder, 'secret.txt'), 'not a page');
  await writeFile(join(folder, 'assets/chat-a1.js'), 'chat()');
  await writeFile(join(folder, 'assets/chat-a1.js.br'), brotliCompressSync('chat()'));
  await writeFile(join(folder, 'assets/chat-a1.js.gz'), gzipSync('chat()'));
  ({ server, base } = await serve(folder));
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function serve(from: string): Promise<{ server: RunningServer; base: string }> {
  const routes = pageRoutes({
    folder: from,
    spoken: (locale) =>
      locale?.startsWith('fr') || locale === 'ar'
        ? {
            settings: { ...settings, language: locale.slice(0, 2) },
            page: { ...pageWords, launcher: 'Écrivez-nous' },
            timeZone: 'Europe/Berlin',
            agents: agentWords,
            greeting,
          }
        : { settings, page: pageWords, timeZone: 'Europe/Berlin', agents: agentWords, greeting },
    signIn: { password: true },
    origins: ['https://shop.example'],
    publicUrl: 'https://help.example',
  });
  const started = await startServer({ host: '127.0.0.1', port: 0, routes, log: keepingLog() });
  return { server: started, base: `http://127.0.0.1:${started.port}` };
}

it('writes settings into a page that cannot end the element they stand in', async () => {
  const html = await (await fetch(`${base}/chat`)).text();
  const [, json = ''] = /nonce="[^"]+">(.*?)<\/script>/.exec(html) ?? [];
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toEqual({ ...settings, words: pageWords, greeting, uploadLimit });
});

it("writes the content's texts and its language into a page as text, whatever stands in them", async () => {
  const html = await (await fetch(`${base}/chat`)).text();
  expect(html).toContain('<html lang="de">');
  expect(html).toContain('<b title="&quot;quoted&quot; {{again}}">Bits &amp; &lt;/script&gt;');
});

it.each([
  ['/chat?locale=fr-CA', '', 'fr'],
  ['/chat', 'en-GB, en;q=0.9, fr;q=0.8, de;q=0.7', 'fr'],
  ['/chat', 'pt-BR, de;q=0.5, fr;q=0.3', 'de'],
  ['/chat?locale=pt', 'fr', 'fr'],
  ['/', 'fr-CH,fr;q=0.5', 'fr'],
  ['/desk', 'fr', 'de'],
])('serves %s to somebody who would rather read "%s" in %s', async (path, accepted, language) => {
  const html = await (await fetch(base + path, { headers: { 'accept-language': accepted } })).text();
  expect(html).toContain(`<html lang="${language}">`);
});

it('runs a page of a language that is written so from right to left', async () => {
  const html = await (await fetch(`${base}/chat?locale=ar`)).text();
  expect(html).toContain('<html lang="ar" dir="rtl">');
});

it('gives each page a nonce of its own, and runs nothing without it', async () => {
  const nonces = new Set<string>();
  for (const path of ['/', '/chat', '/chat']) {
    const answer = await fetch(base + path);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const nonce = /script-src 'nonce-([^']+)';/.exec(policy)?.[1] ?? '';
    expect((await answer.text()).split(`nonce="${nonce}"`)).toHaveLength(3);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain(
      `connect-src 'self' ${base} https://help.example ${base.replace('http', 'ws')} wss://help.example`,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

it('lets the named sites frame the chat, and only ourselves the landing page', async () => {
  const policy = async (path: string) => (await fetch(base + path)).headers.get('content-security-policy');
  expect(await policy('/chat')).toContain("frame-ancestors 'self' https://shop.example");
  expect(await policy('/')).toMatch(/frame-ancestors 'self'$/);
});

it('sends the smallest form that the client takes', async () => {
  const form = async (accepted: string) => {
    const answer = await fetch(`${base}/assets/chat-a1.js`, { headers: { 'accept-encoding': accepted } });
    expect(await answer.text()).toBe('chat()');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    return answer.headers.get('content-encoding');
  };
  expect(await form('gzip, deflate, br')).toBe('br');
  expect(await form('gzip')).toBe('gzip');
  expect(await form('br;q=0, gzip;q=0.5')).toBe('gzip');
  expect(await form('identity')).toBeNull();
});

it('speaks the language that a locale calls for, in the page and in the launcher', async () => {
  expect(await (await fetch(`${base}/chat?locale=fr`)).text()).toContain('<html lang="fr">');
  expect(await (await fetch(`${base}/widget.js?locale=fr`)).text()).toContain('Écrivez-nous');
  expect(await (await fetch(`${base}/widget.js?locale=xx`)).text()).not.toContain('Écrivez-nous');
});

it('sends pages compressed', async () => {
  for (const coding of ['br', 'gzip']) {
    const answer = await fetch(`${base}/chat`, { headers: { 'accept-encoding': coding } });
    expect(answer.headers.get('content-encoding')).toBe(coding);
    expect(await answer.text()).toContain('<html lang="de">');
  }
});

it('lets caches ask whether the launcher has changed', async () => {
  const first = await fetch(`${base}/widget.js`);
  expect(await first.text()).toContain('launch({"launcher":"');
  expect(first.headers.get('cache-control')).not.toContain('immutable');
  const again = await fetch(`${base}/widget.js`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

it('tells each site, and no cache, whether it may frame the chat, in a script that every site may load', async () => {
  const framed = async (origin: string | undefined) => {
    const answer = await fetch(`${base}/widget-panel.js`, { headers: { ...(origin && { origin }) } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('vary')).toContain('Origin');
    return /"framed":(\w+)/.exec(await answer.text())?.[1];
  };
  expect(await framed('https://shop.example')).toBe('true');
  expect(await framed('https://help.example')).toBe('true');
  expect(await framed(undefined)).toBe('true');
  expect(await framed('https://shop.example.evil.example')).toBe('false');
});

it('serves nothing but the files of the pages', async () => {
  const paths = [
    '/assets/',
    '/assets/none.js',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/secret.txt',
    '/index.html',
  ];
  for (const path of paths) expect([path, (await fetch(base + path)).status]).toEqual([path, 404]);
});

it('says how to build the pages where they are not built', async () => {
  const bare = await serve(join(folder, 'nowhere'));
  for (const path of ['/', '/chat', '/widget.js']) {
    const answer = await fetch(bare.base + path);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build:web');
  }
  await bare.server.close();
});
