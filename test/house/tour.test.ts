import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readScenarios } from '../play/scenario.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/tour');
const stops = readdirSync(folder)
  .filter((file) => /^\d/.test(file))
  .sort()
  .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

it('the tour has six stops, numbered from 1', () => {
  expect(stops.map(({ file }) => file.slice(0, 2))).toEqual(['01', '02', '03', '04', '05', '06']);
});

it('each stop of the tour is a scenario that is played, and its command plays that one', () => {
  const titles = readScenarios().map(({ title }) => title);
  for (const { file, text } of stops) {
    const [, scenario = ''] = /test\/scenarios\/([\w-]+\.yml)/.exec(text) ?? [];
    const [, pattern = 'none'] = /-t '(.+)'/.exec(text) ?? [];
    const title = /^title: (.+)$/m.exec(readFileSync(join(root, 'test/scenarios', scenario), 'utf8'))?.[1] ?? '';
    expect([file, titles.includes(title), titles.filter((each) => each.includes(pattern))]).toEqual([
      file,
      true,
      [title],
    ]);
  }
});

it('the files that the tour passes are there', () => {
  const passed = stops.flatMap(({ text }) => [...text.matchAll(/^1\. `([^`]+)`/gm)].map(([, file]) => file ?? ''));
  expect(passed.length).toBeGreaterThan(30);
  expect(passed.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
