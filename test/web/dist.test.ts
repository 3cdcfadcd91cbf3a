import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = 'web/dist';
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
const read = (...path: readonly string[]) => readFileSync(join(dist, ...path));

/** What a page makes the browser load, by the addresses in it and in its scripts: gzipped bytes. */
function loaded(page: string): number {
  const seen = new Set<string>();
  const visit = (text: string) => {
    for (const [name] of text.matchAll(/[\w-]+-[\w-]{8}\.(?:js|css)/g)) {
      if (seen.has(name)) continue;
      seen.add(name);
      if (name.endsWith('.js')) visit(read('assets', name).toString());
    }
  };
  const html = read(page);
  visit(html.toString());
  return [...seen].reduce((sum, name) => sum + read('assets', `${name}.gz`).length, gzipSync(html).length);
}

test('the chat is small: all that it ever loads is under 29.1 kB gzipped, cards, files and what serves the site included', () => {
  const beside = ['panel', 'bubble'].reduce((sum, name) => sum + read(`widget-${name}.js.gz`).length, 0);
  expect(loaded('chat.html')).toBeGreaterThan(10_000);
  expect(loaded('chat.html') + beside).toBeLessThan(29_100);
});

// The words that the server puts in take some 80 bytes more.
test('the launcher is one small script: under 3.5 kB gzipped, importing nothing by itself', () => {
  expect(read('widget.js.gz').length).toBeLessThan(3450);
  expect(read('widget.js').toString()).not.toMatch(/\bimport(?!\()\b|\brequire\b/);
});

test('what listens while an agent is waited for is under 1 kB, until something is said', () => {
  expect(read('widget-news.js.gz').length).toBeLessThan(1000);
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
