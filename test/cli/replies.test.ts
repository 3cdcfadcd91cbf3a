import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentencesOf } from '../../bench/big-desk/sentences.ts';
import { writeDesk } from '../../bench/big-desk/write-desk.ts';
import { runCommand } from './support/run-command.ts';

const project = join(import.meta.dirname, '../..');
let folder = '';
const content = () => join(folder, 'content');
const check = (...args: readonly string[]) =>
  runCommand('check-content', ['--content', content(), ...args], { DATA_DIR: join(folder, 'data') });

const flow = (onYes: string, onNo: string) => `title: Parcel that got lost
check: Has it come?
steps:
  neighbour:
    title: Neighbour
    ask: Does a neighbour have it?
    how: Ring at their doors.
    why: Most parcels are there.
    answers:
      - wrong: Yes, one of them
        also: [${onYes}]
      - fine: No, none of them
        also: [${onNo}]
    fix: Fetch it.
`;

const kept = ['Mrs Miller took it in', 'it stood in her hallway', 'the old man downstairs kept it for me'];
const gone = ['nobody opened the door', 'all of them shook their heads', 'they have never seen it'];
const replies = `neighbour:
  Yes, one of them:
    - Mrs Miller took it in yesterday
    - it stood in her hallway all day
    - so it stood in the hallway there
    - the old man downstairs kept it
    - an old man downstairs has kept it for me
  No, none of them:
    - all of them shook their heads at me
  no-answer:
    - which neighbours do you mean
`;

const writeFlow = (onYes: readonly string[], onNo: readonly string[]) =>
  writeFile(join(content(), 'dialogs/parcel.yml'), flow(onYes.join(', '), onNo.join(', ')));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixpath-replies-'));
  await writeDesk(content(), sentencesOf({ intents: 10, utterances: 24, holdouts: 12 }, 1));
  await cp(join(project, 'dialogs/words.yml'), join(content(), 'dialogs/words.yml'));
  await writeFlow(kept, gone);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('held-out replies', { timeout: 180_000 }, () => {
  it('are asked for once where there are none', async () => {
    const { code, stdout } = await check();
    expect([code, stdout]).toEqual([0, expect.stringContaining('dialogs/replies/')]);
    expect(stdout).not.toContain('replies to questions');
  });

  it('are counted, and their figures fall with a saying that moves to the wrong answer', async () => {
    await mkdir(join(content(), 'dialogs/replies'));
    await writeFile(join(content(), 'dialogs/replies/parcel.yml'), replies);
    const right = await check('--accept', '--replies');
    expect([right.code, right.stdout]).toEqual([
      0,
      expect.stringContaining(
        'Of 7 replies to questions 100.0 % are heard right, 0.0 % asked about, 0.0 % heard wrongly.',
      ),
    ]);
    expect(right.stdout).not.toMatch(/parcel\.yml:\d+: “/);

    await writeFlow(gone.slice(1), [...kept, gone[0] ?? '']);
    const moved = await check('--replies');
    expect(moved.code).toBe(1);
    expect(moved.stdout).toMatch(/error: en( parcel)?: replies heard wrongly 0\.0 % → \d+\.\d %/);
    expect(moved.stdout).toContain(
      'dialogs/replies/parcel.yml:3: “Mrs Miller took it in yesterday”: Yes, one of them → takes No, none of them',
    );
  });
});
