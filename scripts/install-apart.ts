import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders with packages and a lock file of their own, and what is said while they are installed. */
const reasons = {
  'test/official-clients': 'The tests play the official clients',
  'test/postgres': 'The tests of the store need a PostgreSQL server',
  'bench/peers': 'The benchmarks stand beside others',
};

/**
 * Installs what only tests or benchmarks need, into a folder of its own: it is as large as all the rest, and nobody who
 * runs a desk has to have it. Quick when it is there.
 */
export function installApart(name: keyof typeof reasons): void {
  const folder = join(import.meta.dirname, '..', name);
  // Says which lock file the packages are those of.
  const stamp = join(folder, 'node_modules/.fixpath');
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error(`${reasons[name]}; installing them into ${name} …`);
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['inherit', process.stderr, 'inherit'],
    // npm is a script on Windows.
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`They could not be installed. Run "npm ci" in ${name}, and read what it says.`);
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

if (import.meta.main) installApart('test/official-clients');
