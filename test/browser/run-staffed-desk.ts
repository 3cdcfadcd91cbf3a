import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addAccount } from '../../src/agents/edit-accounts.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { openSqliteAccounts } from '../../src/storage/sqlite-accounts.ts';
import type { RunningDesk } from './run-desk.ts';

/** The one agent of the desk. */
export const anna = { login: 'anna', name: 'Anna Lind', password: 'correct horse battery' };

/** The whole program with an agent's account in its database. */
export async function runStaffedDesk(): Promise<RunningDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'fixpath-staffed-'));
  await mkdir('.cache/test-desk/models', { recursive: true });
  await symlink(resolve('.cache/test-desk/models'), join(folder, 'models'));
  const accounts = await openSqliteAccounts({ folder });
  await addAccount(accounts, { ...anna, teams: ['apple-devices'] }, Date.now());
  accounts.close();
  const run = (port: string): Promise<App> =>
    createApp(readConfig({ PORT: port, HOST: '127.0.0.1', DATA_DIR: folder }));
  let app: App | undefined = await run('0');
  const { url } = app;
  const stop = async () => {
    await app?.close();
    app = undefined;
  };
  return {
    url,
    stop,
    start: async () => {
      app = await run(new URL(url).port);
    },
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
