import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = 'web/dist';
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
const read = (...path: readonly string[]) => readFileSync(join(dist, ...path));

test('the chat is the official Web Chat, byte for byte', () => {
  const ours = files.find((file) => /assets\/webchat-[\w-]+\.js$/.test(file)) ?? '';
  expect(read(ours).equals(readFileSync('node_modules/botframework-webchat/dist/webchat.js'))).toBe(true);
});

test('the launcher is one small script: under 6 KB gzipped, importing nothing', () => {
  expect(read('widget.js.gz').length).toBeLessThan(6 * 1024);
  expect(read('widget.js').toString()).not.toMatch(/\bimport\b|\brequire\b/);
});

test('every script, style and picture lies beside its compressed selves', () => {
  const plain = files.filter((file) => /\.(js|css|svg)$/.test(file));
  expect(plain.length).toBeGreaterThan(5);
  for (const file of plain) {
    expect(brotliDecompressSync(read(`${file}.br`)).equals(read(file)), `${file}.br`).toBe(true);
    expect(gunzipSync(read(`${file}.gz`)).equals(read(file)), `${file}.gz`).toBe(true);
  }
});

test.each(['index.html', 'chat.html', 'desk.html'])(
  '%s has a place for the nonce on all that runs or styles, and for the settings',
  (name) => {
    const page = read(name).toString();
    expect(page).toContain('id="settings" nonce="__NONCE__">__SETTINGS__<');
    for (const [tag] of page.matchAll(/<(script|style|link rel="(stylesheet|modulepreload)")[^>]*>/g)) {
      expect(tag).toContain('nonce="__NONCE__"');
    }
    expect(page).not.toMatch(/ (style|onclick|onload)=/);
  },
);
