import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readers } from '../../src/desk/route-message.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/the-way-of-a-message.md'), 'utf8');

/** The table of readers: name and file of each row. */
const told = [...page.matchAll(/^ +\| `(\w+)` +\| `([\w/-]+\.ts)` +\|/gm)].map(([, name, file]) => ({ name, file }));

it('are told in the way of a message, all of them, in the order in which they are asked', () => {
  expect(told.map(({ name }) => name)).toEqual(readers.map(({ name }) => name));
});

it('stand in the files that the way of a message names', () => {
  const absent = told.filter(
    ({ name, file }) => !readFileSync(join(root, `src/desk/${file}`), 'utf8').includes(`function ${name}(`),
  );
  expect(absent).toEqual([]);
});
