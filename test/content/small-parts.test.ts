import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { daysOf, spanOf } from '../../src/content/build/build-opening-hours.ts';
import { hashOf } from '../../src/content/build/hash-of.ts';
import { codes } from '../../src/content/faults/codes.ts';
import { nearest } from '../../src/content/faults/nearest.ts';
import { pathFault, wayOf } from '../../src/content/settings-path.ts';

test.each([
  ['storge', 'storage'],
  ['wfi', 'wifi'],
  ['iwfi', 'wifi'],
  ['conection', 'connection'],
  ['restarts', 'restart'],
])('"%s" most likely means "%s"', (typed, meant) => {
  expect(nearest(typed, ['wifi', 'storage', 'connection', 'restart'])).toBe(meant);
});

test('a name that is far from all others means none of them', () => {
  expect(nearest('printer', ['wifi', 'storage'])).toBeUndefined();
  expect(nearest('xy', ['ab', 'abc'])).toBeUndefined();
  expect(nearest('wifi', ['wifi'])).toBeUndefined();
  expect(nearest('', [])).toBeUndefined();
});

test('a hash does not see the order of keys, but that of lists', () => {
  expect(hashOf({ a: 1, b: { c: 2, d: 3 } })).toBe(hashOf({ b: { d: 3, c: 2 }, a: 1 }));
  expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
  expect(hashOf({ a: undefined, b: 1 })).toBe(hashOf({ b: 1 }));
});

test('days are one, or from one to another', () => {
  expect(daysOf('tuesday')).toEqual(['tuesday']);
  expect(daysOf('saturday-monday')).toEqual(['saturday', 'sunday', 'monday']);
  expect(daysOf('noday')).toEqual([]);
  expect(daysOf('monday-noday')).toEqual([]);
});

test('a span that ends before it begins is none', () => {
  expect(spanOf('00:00-24:00')).toEqual({ from: 0, to: 1440 });
  expect(spanOf('10:00-10:00')).toBeUndefined();
  expect(spanOf('10-11')).toBeUndefined();
});

test('a settings path may have a state, brackets and any letters', () => {
  expect(pathFault('Settings > [your name] > iCloud > Photos > Sync this iPhone = on')).toBeUndefined();
  expect(pathFault('Einstellungen > Töne & Haptik')).toBeUndefined();
  expect(wayOf('Settings > Wi-Fi = on')).toBe('Settings > Wi-Fi');
});

test('no code of a fault is listed twice, and each has a test that shows it', async () => {
  expect(new Set(codes).size).toBe(codes.length);
  const folder = new URL('./', import.meta.url);
  const tests = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
  const texts = await Promise.all(tests.map((name) => readFile(new URL(name, folder), 'utf8')));
  expect(codes.filter((code) => !texts.some((text) => new RegExp(`${code}[' ]`).test(text)))).toEqual([]);
});
