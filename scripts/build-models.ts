/**
 * Learns what the content of this checkout teaches and compiles the server, ahead of the first start: `npm ci` runs it,
 * and a data folder that is made later begins with a copy. Some seconds of work if it has been done.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtModels } from '../src/app/models-folder.ts';
import { openDesk } from '../src/app/open-desk.ts';

const root = join(import.meta.dirname, '..');
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

await openDesk({ contentDir: root, dataDir: join(builtModels, '..') }, quiet);
await startOnce();

/** What Node compiles of a server that is started, and ended again, is kept for those that follow. */
async function startOnce(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fixpath-'));
  try {
    const server = spawn(process.execPath, [join(root, 'src/start.js')], {
      cwd: folder, // where no developer's .env is
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, CONTENT_DIR: root },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // It prints nothing until it is up.
    server.stdout.once('data', () => server.kill('SIGTERM'));
    await once(server, 'exit');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
