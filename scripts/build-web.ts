/**
 * Builds the browser's pages into `web/dist`: `npm run build:web`. With `--if-missing` it does nothing if they are
 * there and were built from the sources as they are now.
 */
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compressFiles } from './web/compress-files.ts';
import { sourceHash } from './web/source-hash.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'web', 'dist');
/** Written last: where it is, all is there. */
const stamp = 'built-from';

async function builtFrom(): Promise<string | undefined> {
  return readFile(join(dist, stamp), 'utf8').catch(() => undefined);
}

async function build(hash: string): Promise<void> {
  const began = performance.now();
  const fresh = join(root, '.cache', `web-${process.pid}`);
  try {
    // Only now: a production install has no Vite to import.
    const { bundleWeb } = await import('./web/bundle-web.ts');
    await bundleWeb(join(root, 'web'), fresh);
    await compressFiles(fresh, join(root, '.cache', 'compressed'));
    await writeFile(join(fresh, stamp), hash);
    await rm(dist, { recursive: true, force: true });
    await rename(fresh, dist);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  console.log(`web pages built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

const built = await builtFrom();
const onlyIfMissing = process.argv.includes('--if-missing');

if (!existsSync(join(root, 'node_modules', 'vite'))) {
  // A production install: it serves the pages it was given.
  if (built === undefined) {
    console.error(
      'web/dist: the web pages are not built, and Vite, which builds them, is not installed (it is a dev dependency). ' +
        'Run "npm ci && npm run build:web" where dev dependencies may be installed and bring web/dist along.',
    );
    process.exitCode = 1;
  }
} else {
  const hash = await sourceHash(root);
  if (!onlyIfMissing || built !== hash) await build(hash);
}
