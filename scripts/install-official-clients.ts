/**
 * Installs the official clients, which only tests and benchmarks need, into a folder of their own: they are as large as
 * all the rest together, and nobody who runs a desk has to have them. Quick when they are there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../test/official-clients');
/** Says which lock file the packages are those of. */
const stamp = join(folder, 'node_modules/.fixpath');
const lock = createHash('sha256')
  .update(readFileSync(join(folder, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('The tests play the official clients; installing them into test/official-clients …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
    // npm is a script on Windows.
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('They could not be installed. Run "npm ci" in test/official-clients, and read what it says.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
