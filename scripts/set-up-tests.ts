/** Makes sure that what the tests need is there: the official clients, a browser, an IMAP server, the built pages. Quick when it is. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * Debian's IMAP server, for the test of a real mailbox, which is skipped without it. It is only run by that test: Debian's
 * own service is neither started nor kept for the next start of the machine.
 */
function tryDovecot(): void {
  if (existsSync('/usr/sbin/dovecot')) return;
  if (process.getuid?.() === 0 && isDebian()) {
    console.log(
      'The test of replies by mail needs an IMAP server; installing the package "dovecot-imapd" with apt-get …',
    );
    const policy = '/usr/sbin/policy-rc.d';
    const isOurs = !existsSync(policy);
    if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    apt('update');
    apt('install', '--yes', '--no-install-recommends', 'dovecot-imapd');
    spawnSync('systemctl', ['--quiet', 'disable', 'dovecot.service', 'dovecot.socket'], { stdio: 'ignore' });
    if (isOurs) rmSync(policy);
    if (existsSync('/usr/sbin/dovecot')) return;
  }
  console.log(
    'There is no Dovecot here ("apt-get install dovecot-imapd" as root on Debian): the mailbox test is skipped.',
  );
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
installApart('test/postgres');
tryDovecot();
if (haveChromium()) {
  process.argv.push('--if-missing');
  await import('./build-web.ts');
} else {
  process.exitCode = 1;
}
