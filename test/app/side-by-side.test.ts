import { spawnSync } from 'node:child_process';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeTree } from '../content/support/write-tree.ts';
import { freshDatabase } from '../postgres/fresh-database.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { directLineCalls } from './support/direct-line-calls.ts';
import { startServerProcess } from './support/server-process.ts';

const root = join(import.meta.dirname, '../..');
const migrations = 'src/storage/postgres/migrations';

function git(...args: readonly string[]): string {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim();
}

/** The commit before the one that brought the newest version of the tables; undefined where the history is not here. */
async function commitOfBefore(): Promise<string | undefined> {
  const newest = (await readdir(join(root, migrations))).toSorted().at(-1) ?? '';
  const [brought] = git('log', '--diff-filter=A', '--format=%H', '--', `${migrations}/${newest}`).split('\n');
  return brought ? git('rev-parse', '--verify', '--quiet', `${brought}^`) || undefined : undefined;
}

const earlier = await commitOfBefore();

// A shallow clone, or a version of the tables that is not committed yet, has no code of before.
it.skipIf(earlier === undefined)(
  'plays one conversation with the program of before, on tables brought up to date beside it',
  async () => {
    const older = await temporaryFolder();
    const packed = `git archive ${earlier} package.json src schemas words desk.yml dialogs intents test/content/support | tar -x -C ${older}`;
    expect(spawnSync('sh', ['-c', packed], { cwd: root }).status).toBe(0);
    await symlink(join(root, 'node_modules'), join(older, 'node_modules'));
    await mkdir(join(older, 'web'));
    await symlink(join(root, 'web/dist'), join(older, 'web/dist'));
    // Each has the small content of its own day: keys come and go.
    const contentOf = async (checkout: string): Promise<string> => {
      const folder = join(await temporaryFolder(), 'content');
      const { goodTree } = await import(join(checkout, 'test/content/support/good-tree.ts'));
      await writeTree(folder, goodTree);
      return folder;
    };
    const database = await freshDatabase();
    const start = async (checkout: string) => {
      const settings = { DATABASE_URL: database, CONTENT_DIR: await contentOf(checkout) };
      const server = await startServerProcess(await temporaryFolder(), [], settings, checkout);
      onTestFinished(() => server.kill());
      return directLineCalls(server.url, { id: 'dl_eva' });
    };

    const old = await start(older);
    const conversation = await old.begin();
    await old.say(conversation, 'photos said 1');
    await expect.poll(() => old.lastStep(conversation)).toBe('sync-switch');
    const fresh = await start(root);
    // Both go on with what the other has written, one after the other.
    for (const [desk, words] of [
      [fresh, 'yes'],
      [old, 'back'],
      [fresh, 'why'],
      [old, 'human please'],
    ] as const) {
      const before = (await desk.log(conversation)).length;
      await desk.say(conversation, words);
      await expect.poll(async () => (await desk.log(conversation)).length).toBeGreaterThan(before + 1);
      expect((await desk.log(conversation)).at(-1)?.channelData?.fixpath?.kind).not.toBe('apology');
    }
    expect(await fresh.log(conversation)).toEqual(await old.log(conversation));
  },
  180_000,
);
