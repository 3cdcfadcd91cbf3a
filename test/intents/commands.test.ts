import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtModels } from '../../src/app/models-folder.ts';
import { shelfOf } from '../../src/domain/ports/shared-store.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { smallDesk } from './support/small-desk.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
let folder = '';

/** Runs one of the project's commands as npm does; gives what it printed, and how it ended. */
async function command(name: string, args: readonly string[]) {
  const options = { cwd: root, env: { ...bareEnvironment, DATA_DIR: folder } };
  try {
    const { stdout, stderr } = await run(process.execPath, [join(root, 'src/cli', `${name}.ts`), ...args], options);
    return { code: 0, stdout, stderr };
  } catch (error) {
    // What `execFile` rejects with when the command ends with another code than 0.
    return error as { readonly code: number; readonly stdout: string; readonly stderr: string };
  }
}

async function fileOf(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixpath-commands-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('evaluate', { timeout: 60_000 }, () => {
  const rows = (examples: readonly { intent: string; text: string }[]) =>
    examples.map(({ intent, text }) => `${intent}\t${text}\n`).join('');
  const strangers = (texts: readonly string[]) => texts.map((text) => `oos\t${text}\n`).join('');

  it('prints one object, with out-of-scope figures where out-of-scope rows are given', async () => {
    const train = await fileOf('train.tsv', rows(smallDesk.utterances));
    const test = await fileOf('test.tsv', rows(smallDesk.holdouts));
    const outside = await fileOf('outside.tsv', strangers(smallDesk.notOurs));
    const outsideTest = await fileOf('outside-test.tsv', strangers(smallDesk.notOursHoldouts));
    const plain = await command('evaluate', ['--train', train, '--test', test]);
    expect(JSON.parse(plain.stdout)).toEqual({
      accuracy: 1,
      trainSeconds: expect.any(Number),
      microsecondsPerMessage: expect.any(Number),
      modelBytes: expect.any(Number),
      intents: 3,
      seed: 1,
    });
    const full = await command('evaluate', [
      ...['--train', train, '--test', test, '--seed', '7'],
      ...['--oos-train', outside, '--oos-test', outsideTest],
    ]);
    expect(JSON.parse(full.stdout)).toMatchObject({
      seed: 7,
      accuracy: 1,
      inScopeAccuracy: expect.any(Number),
      oosRecall: expect.any(Number),
      overallAccuracy: expect.any(Number),
    });
  });

  it('names file and line of every row that is none, and ends with 1', async () => {
    const lines = ['good\tone', 'no tab', '\tno label', 'no text\t', 'two\ttabs\there'].join('\n');
    const faulty = await fileOf('faulty.tsv', lines);
    const { code, stdout, stderr } = await command('evaluate', ['--train', faulty, '--test', faulty]);
    expect([code, stdout]).toEqual([1, '']);
    for (const line of [2, 3, 4, 5]) expect(stderr).toContain(`faulty.tsv:${line}: `);
    expect(stderr).not.toContain('faulty.tsv:1: ');
  });

  it('names the line that is not UTF-8, an empty file, and a file that is not there', async () => {
    const test = await fileOf('test.tsv', rows(smallDesk.holdouts));
    const latin = await fileOf('latin.tsv', Buffer.from('a\tcaf\u00e9\nb\tplain\n', 'latin1'));
    expect((await command('evaluate', ['--train', latin, '--test', test])).stderr).toContain('latin.tsv:1: ');
    const quoted = await fileOf('quoted.tsv', `${rows(smallDesk.holdouts)}password\tit says pa\uFFFDword\n`);
    expect(
      (await command('evaluate', ['--train', await fileOf('own.tsv', rows(smallDesk.utterances)), '--test', quoted]))
        .code,
    ).toBe(0);
    const empty = await fileOf('empty.tsv', '');
    expect((await command('evaluate', ['--train', empty, '--test', test])).stderr).toContain('empty.tsv:1: ');
    const missing = await command('evaluate', ['--train', join(folder, 'nowhere.tsv'), '--test', test]);
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('nowhere.tsv')]);
  });

  it('tells its usage where a file is missing or an option is unknown', async () => {
    for (const args of [[], ['--train'], ['--nonsense', 'x']]) {
      const { code, stderr } = await command('evaluate', args);
      expect([code, stderr]).toEqual([1, expect.stringContaining('Usage:')]);
    }
  });
});

describe('classify', { timeout: 120_000 }, () => {
  it('prints one object for each line of a file, whatever stands in it', async () => {
    const lines = ['photos not uploading', '', '🤷', 'constructor', '{"text": "json"}'];
    const file = await fileOf('lines.txt', `${lines.join('\r\n')}\r\n`);
    const { code, stdout } = await command('classify', ['--file', file]);
    const printed = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([code, printed.map(({ text }) => text)]).toEqual([0, lines]);
    expect(printed[0]).toMatchObject({ verdict: 'sure', intent: 'icloud-photos-not-syncing' });
    expect(printed[1]).toMatchObject({ verdict: 'lost' });
    for (const { ranking } of printed) {
      expect(ranking).toHaveLength(5);
      expect(ranking[0]).toEqual({ intent: expect.any(String), share: expect.any(Number) });
    }
  });

  it('has begun with what was learned ahead of the first start', async () => {
    const built = await readdir(builtModels);
    const begun = (await readdir(join(folder, 'models'))).filter((name) => built.includes(name));
    const shelves = (names: readonly string[]) => [...new Set(names.map((name) => shelfOf(basename(name, '.model'))))];
    // One of each shelf, the latest; and none that was learned of earlier content.
    expect(shelves(begun).length).toBeGreaterThan(5);
    expect([shelves(begun).toSorted(), begun.length]).toEqual([shelves(built).toSorted(), shelves(built).length]);
  });

  it('takes the rest of the command line as one text', async () => {
    const { stdout } = await command('classify', ['my', 'wifi', 'is', 'not', 'working']);
    expect(JSON.parse(stdout)).toMatchObject({ text: 'my wifi is not working', intent: 'wifi-not-working' });
  });

  it('says why, when asked, word by word', async () => {
    const { stdout } = await command('classify', ['--why', 'my', 'wifi', 'is', 'slow']);
    const { text, why } = JSON.parse(stdout);
    expect([text, why.words.map(({ word }: { word: string }) => word)]).toEqual([
      'my wifi is slow',
      ['my', 'wifi', 'is', 'slow'],
    ]);
  });

  it('tells its usage where nothing is asked', async () => {
    expect(await command('classify', [])).toMatchObject({ code: 1, stderr: expect.stringContaining('Usage:') });
  });
});
