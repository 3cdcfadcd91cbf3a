import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow } from './support/files-below.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The text of all files below a folder with an ending. */
const textBelow = (folder: string, ending: RegExp) => filesBelow(folder, ending).map(read).join('\n');

const pages = [
  read('README.md'),
  textBelow('docs', /\.md$/),
  read('dialogs/README.md'),
  read('intents/README.md'),
].join('\n');
const code = textBelow('src', /\.ts$/);

it('the counters that the documents name are counted, and none is counted that they do not name', () => {
  const named = new Set(pages.match(/\bfixpath_[a-z_]+\b/g));
  const counted = new Set(
    [...code.matchAll(/'(fixpath_[a-z_]+)'/g)].map(([, name]) => name ?? '').filter((name) => !isCookie(name)),
  );
  expect(counted.size).toBeGreaterThan(5);
  expect([...named].toSorted()).toEqual([...counted].toSorted());
});

it('the settings that the documents name are read', () => {
  const config = textBelow('src/config', /\.ts$/);
  const named = new Set(
    [...pages.matchAll(/`([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+)(?:=[^`]*)?`/g)].map(([, name]) => name ?? ''),
  );
  expect(named.size).toBeGreaterThan(20);
  const others = ['DATABASE_PASSWORD', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'CHROMIUM_PATH', 'LONG_TESTS'];
  expect([...named].filter((name) => !others.includes(name) && !config.includes(`'${name}'`))).toEqual([]);
});

it('the lines of the log that are worth an alarm are written', () => {
  const [, list = ''] = /Worth an alarm: ([\s\S]*?)\.\s/.exec(read('docs/operating.md')) ?? [];
  const lines = [...list.matchAll(/`([^`]+)`/g)].map(([, line]) => line ?? '');
  expect(lines.length).toBeGreaterThan(6);
  expect(lines.filter((line) => !code.includes(`'${line}'`) && !read('src/main.ts').includes(`'${line}'`))).toEqual([]);
});

/** Cookies have our name in front as well. */
function isCookie(name: string): boolean {
  return code.includes(`cookieName = '${name}'`);
}
