import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const engine = join(import.meta.dirname, '../../src/engine');
const files = readdirSync(engine).map((file) => ({ file, text: readFileSync(join(engine, file), 'utf8') }));
const head = files.find(({ file }) => file === 'create-engine.ts')?.text.split('\n */')[0] ?? '';

it('numbers what the engine promises, and every number is named again where it is kept', () => {
  const numbers = [...head.matchAll(/^ \* - (E\d+)\./gm)].map(([, number]) => number);
  expect(numbers).toEqual(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8']);
  const kept = files.map(({ text }) => text.replace(head, '')).join('\n');
  expect(numbers.filter((number) => !new RegExp(`\\b${number}\\b`).test(kept))).toEqual([]);
  const named = new Set(kept.match(/\bE\d+\b/g));
  expect([...named].filter((number) => !numbers.includes(number))).toEqual([]);
});
