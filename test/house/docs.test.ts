import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow } from './support/files-below.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...['docs', 'dialogs', 'intents', 'src', 'test', 'web', 'bench'].flatMap((folder) => filesBelow(folder, /\.md$/)),
];
const sources = ['src', 'web/src', 'scripts', 'test', 'bench', 'trust'].flatMap((folder) =>
  filesBelow(folder, /\.ts$/),
);
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

/** A page's text without its examples of code. */
const prose = (page: string) => read(page).replace(/^( *)```[\s\S]*?^\1```/gm, '');

/** Links and pictures of a page that lead to a file of ours. */
const links = (page: string) =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^\w+:/.test(target))
    .map((target) => ({ page, target }));

const headings = (page: string) =>
  [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, text]) =>
    (text ?? '')
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  );

describe('the pages', () => {
  it('link to files and headings that are there', () => {
    const all = pages.flatMap(links);
    expect(all.length).toBeGreaterThan(40);
    const broken = all.filter(({ page, target }) => {
      const [file = '', heading] = target.split('#');
      const path = file === '' ? page : join(dirname(page), file);
      if (!existsSync(join(root, path))) return true;
      return heading !== undefined && statSync(join(root, path)).isFile() && !headings(path).includes(heading);
    });
    expect(broken).toEqual([]);
  });

  it('can all be found from the README', () => {
    const found = new Set(['README.md']);
    for (const page of found)
      for (const { target } of page.endsWith('.md') ? links(page) : []) {
        const path = join(dirname(page), target.split('#')[0] ?? '');
        if (pages.includes(path)) found.add(path);
        for (const inside of pages) if (path.endsWith('/') && dirname(inside) === path.slice(0, -1)) found.add(inside);
      }
    expect(pages.filter((page) => !found.has(page))).toEqual([]);
  });

  it('name only source files that are there', () => {
    const names = new Set(sources.map((file) => basename(file)));
    const named = pages
      .flatMap((page) => [...prose(page).matchAll(/`([\w./-]+\.ts)`/g)].map(([, file]) => ({ page, file: file ?? '' })))
      .filter(({ file }) => file !== 'index.ts'); // the name no file may have
    expect(named.length).toBeGreaterThan(40);
    const absent = named.filter(({ page, file }) =>
      /^(src|test|scripts|web|bench|trust)\//.test(file)
        ? !existsSync(join(root, file)) && !existsSync(join(root, dirname(page), file))
        : !names.has(basename(file)) || !sources.some((source) => source.endsWith(`/${file}`)),
    );
    expect(absent).toEqual([]);
  });
});

/** Names that are somebody else's: an option of a mail server's address, a kind of button of the Bot Framework. */
const foreignNames = ['requireTLS', 'imBack'];

it('identifiers that pages name in back-ticks stand in code or content', () => {
  const code = [
    ...['src', 'web/src', 'scripts', 'test', 'bench', 'trust', 'dialogs', 'intents', 'schemas', 'teams'].flatMap(
      (folder) => filesBelow(folder, /\.(tsx?|js|ya?ml|json|html)$/),
    ),
    'package.json',
    'desk.yml',
  ];
  const words = new Set(code.flatMap((file) => read(file).match(/[\w$]+/g) ?? []));
  const named = pages
    // A changelog tells what things were called.
    .filter((page) => page !== 'CHANGELOG.md')
    .flatMap((page) => [...prose(page).matchAll(/`([^`\n]+)`/g)].map(([, span]) => ({ page, span: span ?? '' })))
    .flatMap(({ page, span }) => (span.match(/[A-Za-z_$][\w$]*/g) ?? []).map((name) => ({ page, name })))
    // In camel case; anything else may be a word of the wire, of content or of a person.
    .filter(({ name }) => /^[a-z]+[A-Z]\w*$|^[A-Z][a-z]+[A-Z]\w*$/.test(name));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ name }) => !words.has(name) && !foreignNames.includes(name))).toEqual([]);
});

describe('the commands', () => {
  const said = [...pages, 'desk.yml', '.env.example', ...filesBelow('src', /\.ts$/), ...filesBelow('scripts', /\.ts$/)];

  it('that pages and messages name are in package.json', () => {
    const named = said.flatMap((file) =>
      [...read(file).matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => ({
        file,
        command: run ?? short ?? '',
      })),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(({ command }) => !scripts.includes(command))).toEqual([]);
  });

  it('start files that are there', () => {
    const { scripts: commands } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const files = Object.values(commands).flatMap((line) => line.match(/\b[\w/-]+\.ts\b/g) ?? []);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe('the decisions', () => {
  const records = readdirSync(join(root, 'docs/decisions')).sort();

  it('are numbered from 001 without a gap', () => {
    expect(records.length).toBeGreaterThan(10);
    expect(records.map((file) => file.slice(0, 4))).toEqual(
      records.map((_, index) => `${String(index + 1).padStart(3, '0')}-`),
    );
  });

  it('fit on a screen and tell context, decision, why, and what would change it', () => {
    for (const file of records) {
      const text = read(join('docs/decisions', file));
      expect([file, text.slice(2, 5)]).toEqual([file, file.slice(0, 3)]);
      const parts = [...text.matchAll(/^\*\*(.+?)\.\*\*/gm)].map(([, part]) => part);
      expect([file, parts]).toEqual([file, ['Context', 'Decision', 'Why', 'What would change it']]);
      expect([file, text.split('\n').length < 40]).toEqual([file, true]);
    }
  });
});
