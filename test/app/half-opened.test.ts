import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { learnedFolder } from '../play/learned.ts';

const root = join(import.meta.dirname, '../..');

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fixpath-half-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Ports that threads are spoken to by: the store's writer has one. */
const threads = (): number => process.getActiveResourcesInfo().filter((each) => each === 'MessagePort').length;

it('lets go of its data when the content is faulty, so that the next start finds them free', async () => {
  const [folder, nothing] = [await emptyFolder(), await emptyFolder()];
  const config = readConfig({ PORT: '0', DATA_DIR: folder, CONTENT_DIR: nothing });
  const before = threads();
  await expect(createApp(config)).rejects.toMatchObject({ code: 'content-faulty' });
  // The store was still on its way when the content was found faulty: it is waited for, and closed.
  expect(threads()).toBe(before);
  await (await openSqliteStore({ folder })).close();
});

it('lets go of all it has opened when its port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as AddressInfo;
  const store = await openSqliteStore({ folder: await emptyFolder() });
  onTestFinished(() => store.close());
  let watching = 0;
  const watched = {
    ...store,
    watch: (listener: Parameters<typeof store.watch>[0]) => {
      watching++;
      const stop = store.watch(listener);
      return () => {
        watching--;
        stop();
      };
    },
  };
  const config = readConfig({
    PORT: String(port),
    DATA_DIR: learnedFolder,
    CONTENT_DIR: root,
  });
  await expect(createApp(config, { store: watched })).rejects.toMatchObject({ code: 'http-cannot-listen' });
  expect(watching).toBe(0);
});

it('tells that its data folder cannot be made before it loads what would use it', async () => {
  const telling = `import { registerHooks } from 'node:module';
    registerHooks({ load: (url, context, next) => (console.log(url), next(url, context)) });`;
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(telling)}`, 'src/start.js'],
    { cwd: root, env: { ...process.env, DATA_DIR: '/dev/null/x', PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [loaded, told, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(1);
  expect(told).toMatch(/^\/dev\/null\/x: .*DATA_DIR/);
  expect(loaded).toContain('src/main.ts');
  expect(loaded).not.toContain('src/app/create-app.ts');
});
