import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { filesBelow } from './support/files-below.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const mostInAFolder = 20;
const sources = filesBelow('src', /\.ts$/);

/** Files that a list, a thread, a channel's plan or an area of settings asks for, however small they are. */
const listed =
  /\/migrations\/|\/checks\/|\/sections\/|-job\.ts$|^src\/channels\/terminal\/|^src\/config\/[\w-]+-settings\.ts$/;

/** Small files whose one caller is no better home: a style sheet, what a process of its own does, a noun of the store. */
const theirOwn = [
  'src/cli/report/style.ts',
  'src/storage/canned/stored-canned.ts',
  'src/storage/conversations/stored-shown.ts',
  'src/storage/sqlite/inspect-pages.ts',
];

describe('the rooms', () => {
  it('hold at most 20 files in a folder, so that its plan can be seen', () => {
    const counts = new Map<string, number>();
    for (const file of [...sources, ...filesBelow('web/src', /\.(tsx?|css)$/)])
      counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect(counts.size).toBeGreaterThan(40);
    expect([...counts].filter(([, count]) => count > mostInAFolder)).toEqual([]);
  });

  it('are not cut into numbered parts', () => {
    expect(sources.filter((file) => /\b(part|more|rest)-?\d*\.ts$/.test(basename(file)))).toEqual([]);
  });
});

describe('files', () => {
  it('of 25 lines or fewer have a second caller, a test, or a list that they are one of', () => {
    const callers = [
      ...sources,
      ...['web/src', 'test', 'bench', 'scripts', 'trust'].flatMap((folder) => filesBelow(folder, /\.tsx?$/)),
    ];
    const calls = callers.flatMap((from) => importedBy(from).map((to) => ({ from, to })));
    const callersOf = Map.groupBy(calls, ({ to }) => to);
    const small = sources.filter((file) => read(file).trimEnd().split('\n').length <= 25);
    expect(small.length).toBeGreaterThan(100);
    const single = small.filter((file) => new Set(callersOf.get(file)?.map(({ from }) => from)).size === 1);
    const unearned = single.filter((file) => {
      const [caller] = callersOf.get(file) ?? [];
      return !listed.test(file) && caller?.from !== 'src/desk/route-message.ts';
    });
    expect(unearned).toEqual(theirOwn);
  });
});

describe('functions', () => {
  const inFiles = (files: readonly string[]) =>
    files.flatMap((file) => functionsIn(file).map((lines) => ({ file, lines })));
  const functions = inFiles(sources);

  it('of src have at most 100 lines', () => {
    expect(functions.length).toBeGreaterThan(3000);
    expect(functions.filter(({ lines }) => lines > 100)).toEqual([]);
  });

  it('of the pages have at most 100 lines', () => {
    const ofPages = inFiles(filesBelow('web/src', /\.tsx?$/));
    expect(ofPages.length).toBeGreaterThan(500);
    expect(ofPages.filter(({ lines }) => lines > 100)).toEqual([]);
  });

  it('that put the program together have at most 80', () => {
    const rooted = functions.filter(({ file }) => file === 'src/app/create-app.ts');
    expect(rooted.length).toBeGreaterThan(3);
    expect(rooted.filter(({ lines }) => lines > 80)).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    { where: 'src', files: sources, least: 500 },
    { where: 'web/src', files: filesBelow('web/src', /\.tsx?$/), least: 150 },
  ])('that $where exports mean one thing each', ({ files, least }) => {
    const exported = files.flatMap((file) =>
      [...read(file).matchAll(/^export (?:async )?(?:function|const|type|class|interface) (\w+)/gm)].map(
        ([, name]) => ({
          name: name ?? '',
          file,
        }),
      ),
    );
    const homes = new Map(
      [...Map.groupBy(exported, ({ name }) => name)].map(([name, at]) => [
        name,
        [...new Set(at.map(({ file }) => file))],
      ]),
    );
    expect(homes.size).toBeGreaterThan(least);
    expect([...homes].filter(([, named]) => named.length > 1)).toEqual([]);
  });

  it('in back-ticks are there: files and identifiers that comments and pages speak of', () => {
    const everything = [
      ...['src', 'web/src', 'test', 'bench', 'scripts', 'trust'].flatMap((folder) =>
        filesBelow(folder, /\.(tsx?|css)$/),
      ),
    ];
    const code = everything.map((file) => read(file)).join('\n');
    const words = new Set(code.match(/[\w$]+/g));
    const files = new Set(everything.map((file) => basename(file)));
    const commentsOf = (file: string) =>
      read(file)
        .match(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm)
        ?.join('\n') ?? '';
    const named = everything.flatMap((file) =>
      [...commentsOf(file).matchAll(/`([A-Za-z][\w./-]*)`/g)].map(([, name]) => ({ file, name: name ?? '' })),
    );
    expect(named.length).toBeGreaterThan(50);
    const absent = named.filter(({ name }) => {
      if (/\.(tsx?|css)$/.test(name)) return !files.has(basename(name));
      // An identifier in camel case; anything else may be a word of the wire or of content.
      return /^[a-z]+[A-Z]\w*$|^[A-Z][a-z]+[A-Z]\w*$/.test(name) && !isSpoken(name, words, code);
    });
    expect(absent).toEqual([]);
  });
});

/** Whether a name stands anywhere in code besides the comment that speaks of it. */
function isSpoken(name: string, words: ReadonlySet<string>, code: string): boolean {
  if (!words.has(name)) return false;
  return code.replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').includes(name);
}

/** The files of ours that a file imports, or begins as a thread or process. */
function importedBy(from: string): readonly string[] {
  const targets = read(from).matchAll(/(?:\bfrom|\bimport\(|\bimport|new URL\()\s*'(\.[^']+)'/g);
  return [...targets].map(([, target]) => relative(root, resolve(root, dirname(from), target ?? '')));
}

/** How many lines each function of a file has, whatever stands around it. */
function functionsIn(file: string): readonly number[] {
  const text = read(file);
  const found: number[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && 'start' in node && 'end' in node && /^(Arrow)?Function/.test(String(node.type)))
      found.push(text.slice(Number(node.start), Number(node.end)).split('\n').length);
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseSync(file, text).program);
  return found;
}
