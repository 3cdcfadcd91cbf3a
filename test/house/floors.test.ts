import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const page = readFileSync(join(root, 'docs/floors.md'), 'utf8');
const [rooms = '', inside = ''] = page.split('## Inside `src/intents/`');

/** Rows of a page's tables, as the texts of their cells. */
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const floorsOf = (text: string) =>
  rowsOf(text)
    .filter(([floor]) => /^\d$/.test(floor ?? ''))
    .flatMap(([floor, names]) => spans(names).map((room) => ({ room, floor: Number(floor) })));

const floors = floorsOf(rooms);
const steps = floorsOf(inside);

const doors = rowsOf(rooms)
  .filter(([name]) => /^[@a-z][\w/.@-]*$/.test(name ?? ''))
  .map(([name, places]) => ({ name: name ?? '', places: spans(places) }));

function spans(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? '');
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `src/${file}`);

type Import = { readonly from: string; readonly to: string };

const imports: readonly Import[] = files.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = text.matchAll(
    /(?:^|\s)(?:import|export)\s[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'|(?:require|resolve)\(\s*['`]([^'`]+)['`]\s*\)|new URL\(\s*'(\.[^']+)'/gm,
  );
  return [...found].map((match) => ({ from, to: match.slice(1).find(Boolean) ?? '' }));
});

const roomOf = (file: string) =>
  floors.find(({ room }) => (room.endsWith('/') ? file.startsWith(room) : file === room));

/** The files of the top floor are one room. */
const roomName = (file: string) => (roomOf(file)?.floor === 7 ? 'top' : roomOf(file)?.room);

const isRelative = ({ to }: Import) => to.startsWith('.');
const target = ({ from, to }: Import) => relative(root, normalize(join(root, dirname(from), to)));

describe('the floors', () => {
  it('have a room for every file in src', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  it('let a file import only from its own room or a lower floor', () => {
    const wrong = imports.filter(isRelative).filter((each) => {
      const to = target(each);
      if (!to.startsWith('src/')) return !to.startsWith('schemas/');
      const [own, other] = [roomOf(each.from), roomOf(to)];
      return roomName(each.from) !== roomName(to) && !(own && other && other.floor < own.floor);
    });
    expect(wrong).toEqual([]);
  });

  it('hold inside the intents too: a folder knows itself and those below', () => {
    const stepOf = (file: string) => steps.find(({ room }) => file === room || file.startsWith(room));
    const own = imports.filter(({ from }) => from.startsWith('src/intents/')).filter(isRelative);
    const inner = own.filter((each) => target(each).startsWith('src/intents/'));
    expect(inner.length).toBeGreaterThan(50);
    const wrong = inner.filter((each) => {
      const [from, to] = [stepOf(each.from), stepOf(target(each))];
      return from?.room !== to?.room && !(from && to && to.floor < from.floor);
    });
    expect(wrong).toEqual([]);
  });

  it('let every third party in by its own door only', () => {
    const foreign = imports.filter((each) => !isRelative(each) && !each.to.startsWith('node:'));
    const wrong = foreign.filter(({ from, to }) => {
      const name = to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/');
      const door = doors.find((each) => each.name === name);
      return !door?.places.some((place) => (place.endsWith('/') ? from.startsWith(place) : from === place));
    });
    expect(wrong).toEqual([]);
    expect(foreign.filter(({ to }) => builtinModules.includes(to))).toEqual([]);
  });

  it('have no door that nobody uses', () => {
    const used = new Set(
      imports.map(({ to }) =>
        to
          .split('/')
          .slice(0, to.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    );
    expect(doors.filter(({ name }) => !used.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('have no circles between files', () => {
    const next = new Map<string, string[]>();
    for (const each of imports.filter(isRelative)) next.set(each.from, [...(next.get(each.from) ?? []), target(each)]);
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('have no barrels', () => {
    expect(files.filter((file) => file.endsWith('/index.ts'))).toEqual([]);
    expect(imports.length).toBeGreaterThan(50);
  });
});
