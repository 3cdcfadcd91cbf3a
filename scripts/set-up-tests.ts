/** Makes sure that what the tests need is there: the official clients, a browser, the built pages. Quick when it is. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findChromium } from '../test/browser/support/find-chromium.ts';
import { installApart } from './install-apart.ts';

function haveChromium(): boolean {
  if (findChromium(process.env)) return true;
  if (process.env.CHROMIUM_PATH) {
    console.error(
      `CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, and nothing is there. Correct it, or leave it out to look in the usual places.`,
    );
    return false;
  }
  if (process.getuid?.() === 0 && isDebian()) {
    console.log('The browser tests need Chromium; installing the package "chromium" with apt-get …');
    apt('update');
    apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
    if (findChromium(process.env)) return true;
  }
  console.error(
    'The browser tests need Chromium, and it is not here. Install it ("apt-get install chromium" as root on Debian, ' +
      '"brew install --cask chromium" on a Mac) or set CHROMIUM_PATH to a Chromium or Chrome that you have.',
  );
  return false;
}

function apt(...args: string[]): void {
  spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Ubuntu's package of that name only points at another store. */
function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

installApart('test/official-clients');
if (haveChromium()) {
  process.argv.push('--if-missing');
  await import('./build-web.ts');
} else {
  process.exitCode = 1;
}
