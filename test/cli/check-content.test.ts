import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentencesOf } from '../../bench/big-desk/sentences.ts';
import { writeDesk } from '../../bench/big-desk/write-desk.ts';
import type { Examples } from '../../src/domain/content/content.ts';
import { runCommand } from './support/run-command.ts';

const examples = sentencesOf({ intents: 10, utterances: 24, holdouts: 12 }, 1);
const [robbed = ''] = examples.utterances.map(({ intent }) => intent);

let folder = '';
const content = () => join(folder, 'content');
const figures = () => join(content(), 'intents/figures.json');

const check = (...args: readonly string[]) =>
  runCommand('check-content', ['--content', content(), ...args], { DATA_DIR: join(folder, 'data') });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixpath-check-'));
  await writeDesk(content(), examples);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The desk after somebody wrote sentences of another kind over those of one intent. */
function robbedOf(all: Examples): Examples {
  const others = Array.from({ length: 24 }, (_, at) => ({
    intent: robbed,
    text: `the parrot sang its ballad ${at} times`,
  }));
  return { ...all, utterances: [...all.utterances.filter(({ intent }) => intent !== robbed), ...others] };
}

describe('the figures of a content', { timeout: 180_000 }, () => {
  it('are accepted, compared, told with before and after, and accepted again', async () => {
    const fresh = await check();
    expect([fresh.code, fresh.stdout]).toEqual([0, expect.stringContaining('-- --accept')]);
    expect(fresh.stderr).toContain('trained anew');

    const accepted = await check('--accept');
    expect([accepted.code, accepted.stdout, accepted.stderr]).toEqual([
      0,
      expect.stringContaining('intents/figures.json'),
      '',
    ]);

    const same = await check();
    expect([same.code, same.stderr]).toEqual([0, '']);
    expect(same.stdout).not.toMatch(/figures|→/);

    await writeDesk(content(), robbedOf(examples));
    const worse = await check();
    expect(worse.code).toBe(1);
    expect(worse.stdout).toMatch(new RegExp(`error: en ${robbed}: right or offered \\d+\\.\\d % → \\d+\\.\\d %`));
    expect(worse.stdout).toMatch(/“.+”: (right|offered) → /);

    expect((await check('--accept')).code).toBe(0);
    const after = await check();
    expect([after.code, after.stdout]).toEqual([0, expect.not.stringMatching(/→/)]);
  });

  it('are not accepted from a content that has faults', async () => {
    await rm(figures(), { force: true });
    const desk = join(content(), 'desk.yml');
    const whole = await readFile(desk, 'utf8');
    await writeFile(desk, `${whole}nonsense: true\n`);
    const faulty = await check('--accept');
    await writeFile(desk, whole);
    expect(faulty.code).toBe(1);
    await expect(access(figures())).rejects.toThrow();
  });

  it('name the line where two changes were merged, and the cure', async () => {
    await writeFile(figures(), '{\n  "engine": 1,\n<<<<<<< HEAD\n  "sets": {}\n=======\n>>>>>>> other\n}\n');
    const merged = await check();
    expect([merged.code, merged.stderr]).toEqual([1, expect.stringMatching(/figures\.json:3: two changes .*--accept/)]);
  });

  it.each([
    ['no JSON', '{\n  "engine": 1,\n  oops\n}', 3],
    ['no figures', '{ "engine": 1, "sets": { "en": { "percent": {} } } }', 1],
  ])('name the line where they are %s', async (_, text, line) => {
    await writeFile(figures(), text);
    const spoilt = await check();
    expect([spoilt.code, spoilt.stderr]).toEqual([1, expect.stringContaining(`figures.json:${line}: `)]);
  });
});
