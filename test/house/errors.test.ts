import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errorsPage } from '../../scripts/errors-page.ts';
import { codes as contentCodes } from '../../src/content/faults/codes.ts';
import { errorCodes } from '../../src/domain/error-codes.ts';

const root = join(import.meta.dirname, '../..');
const codes = Object.keys(errorCodes);

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'domain/error-codes.ts')
  .map((file) => ({ file, lines: readFileSync(join(root, 'src', file), 'utf8').split('\n') }));

/** Lines of code without comments, and the line before each. */
const written = sources.flatMap(({ file, lines }) =>
  lines.flatMap((line, at) => (/^\s*(\/\/|\/?\*)/.test(line) ? [] : [{ file, line, before: lines[at - 1] ?? '' }])),
);

/** A code in quotes that is given to an error; comparing with one, or giving it to a fault, throws nothing. */
const givenIn = (line: string) =>
  [...line.matchAll(/(?<!== |code: )'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code]) => code ?? '');

it('the page of errors is made from the list of codes', () => {
  // If it is not: `node scripts/write-errors-page.ts`.
  expect(readFileSync(join(root, 'docs/errors.md'), 'utf8')).toBe(errorsPage());
});

it('every code of an error is thrown at one place', () => {
  const given = written.flatMap(({ file, line }) => givenIn(line).map((code) => ({ file, code })));
  const places = Object.fromEntries(
    codes.map((code) => [code, given.filter((each) => each.code === code).map(({ file }) => file)]),
  );
  expect(codes.length).toBeGreaterThan(30);
  expect(Object.entries(places).filter(([, files]) => files.length !== 1)).toEqual([]);
});

it('no code of an error is one of content too, and each has a sentence for the cure', () => {
  expect(codes.filter((code) => (contentCodes as readonly string[]).includes(code))).toEqual([]);
  expect(Object.entries(errorCodes).filter(([, meaning]) => !/^\p{Lu}.+[.:;] .+\.$/u.test(meaning))).toEqual([]);
});

it('only listed codes are thrown', () => {
  const thrown = sources.flatMap(({ file, lines }) =>
    [...lines.join('\n').matchAll(/new FixpathError\(\s*'([^']+)'/g)].map(([, code]) => ({ file, code: code ?? '' })),
  );
  expect(thrown.length).toBeGreaterThan(30);
  expect(thrown.filter(({ code }) => !codes.includes(code))).toEqual([]);
});

it('an error without a code has its reason above it', () => {
  const plain = written.filter(({ line }) => /new (Type|Range)?Error\(/.test(line));
  expect(plain.filter(({ before }) => !/^\s*(\/\/|\*)/.test(before))).toEqual([]);
});
