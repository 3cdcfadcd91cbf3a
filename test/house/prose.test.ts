import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow } from './support/files-below.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const sources = ['src', 'web/src', 'scripts', 'test', 'bench', 'trust'].flatMap((folder) =>
  filesBelow(folder, /\.tsx?$/),
);

const sayNothing =
  /^(managers?|helpers?|utils?|utilit(y|ies)|handlers?|services?|processors?|data|info|base|common|misc)$/;

/** "Service" here is the wire's own word: the address that an activity wants its replies at. */
const wireWords = [
  'src/channels/teams/connection/allowed-service.ts',
  'src/channels/teams/connection/service-hosts.ts',
];

it('no file of code has more than 300 lines', () => {
  const code = sources.filter((file) => !file.startsWith('test/'));
  expect(code.length).toBeGreaterThan(150);
  expect(code.filter((file) => read(file).split('\n').length > 301)).toEqual([]);
});

it('no file is named by a word that says nothing', () => {
  const named = sources.filter((file) =>
    basename(file)
      .split(/[-.]/)
      .some((word) => sayNothing.test(word)),
  );
  expect(named.filter((file) => !wireWords.includes(file))).toEqual([]);
});

/** Codes of errors with what they mean to operators, and names of typefaces. */
const namesOnly = ['src/domain/error-codes.ts', 'web/src/desk/parts/theme.ts'];

it('no sentence for customers or agents stands where conversations are made and shown', () => {
  // A text of three words or more that begins with a capital. Errors are for operators, and so is why a send failed;
  // the console of a site is for whoever puts the chat there.
  const text = /'\p{Lu}[^'\n]*'|"\p{Lu}[^"\n]*"|`\p{Lu}[^`]*`/gu;
  const rooms = [
    'engine',
    'desk',
    'flows',
    'bot',
    'domain',
    'backends',
    'channels/teams/agents',
    'channels/terminal',
  ].map((room) => `src/${room}/`);
  const pages = ['web/src/'];
  const found = sources
    .filter((file) => [...rooms, ...pages].some((room) => file.startsWith(room)) && !namesOnly.includes(file))
    .flatMap((file) => {
      const code = read(file)
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        .replace(/new (FixpathError|Error)\([\s\S]*?\)(?=[;,\s)])/g, '')
        .replace(/console\.error\([\s\S]*?\);/g, '')
        .replace(/httpRefusal\([\s\S]*?\)[;,]/g, '')
        .replace(/\b(why|receipt): (['"`]).*?\2/g, '');
      const texts = [...code.matchAll(text)].map(([quoted]) => quoted);
      return texts
        .filter((quoted) => quoted.split(/\s+/).length > 2 && /\p{L}{3}/u.test(quoted))
        .map((quoted) => ({ file, quoted }));
    });
  expect(found).toEqual([]);
});

it("no component of the agents' page has a text of its own", () => {
  const components = sources.filter((file) => file.startsWith('web/src/') && file.endsWith('.tsx'));
  expect(components.length).toBeGreaterThan(20);
  // A word between two tags, on its own line, or in an attribute that is read.
  const text = /(?:>|^ +)\p{Lu}[\p{L}’' ]*[.…!?]?(?= ?<|$)|(?:label|content|title|hint|placeholder)="[^"]+"/gmu;
  const found = components.flatMap((file) => [...read(file).matchAll(text)].map(([quoted]) => ({ file, quoted })));
  expect(found).toEqual([]);
});

it('no page has a text of its own: all that stands in its HTML is filled in from content', () => {
  for (const page of ['web/index.html', 'web/chat.html', 'web/desk.html']) {
    const html = read(page).replace(/<script[\s\S]*?<\/script>/g, '');
    const texts = html.replace(/<[^>]*>/g, '');
    const labels = [...html.matchAll(/ (?:aria-label|title|alt|placeholder)="([^"]*)"/g)].map(([, label]) => label);
    expect([texts, ...labels].join(' ').replace(/\{\{[a-z-]+\}\}/g, '')).not.toMatch(/\p{L}/u);
  }
});
