import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAccount } from '../../../src/agents/sign-in/edit-accounts.ts';
import { type App, createApp } from '../../../src/app/create-app.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import type { Role } from '../../../src/domain/handoff/roles.ts';
import { openAccounts } from '../../../src/storage/accounts/open-accounts.ts';
import { deskFor } from '../../play/desk-content.ts';
import { linkLearned } from '../../play/learned.ts';
import type { RunningDesk } from './run-desk.ts';

/** An agent as they sign in. */
export type Staff = {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  /** An agent's, if left out. */
  readonly roles?: readonly Role[];
};

export const anna: Staff = { login: 'anna', name: 'Anna Lind', password: 'correct horse battery' };
export const ben: Staff = { login: 'ben', name: 'Ben Okafor', password: 'staple battery horse' };

export const cleo: Staff = { login: 'cleo', name: 'Cleo Adeyemi', password: 'horse staple correct' };

/** The second team of the desk; Ben works for both, Anna for the first alone. */
export const network = { id: 'network', name: 'Network & accounts' };

export type StaffedDesk = RunningDesk & {
  /** Lets time pass at once, and what is due then happen. */
  readonly pass: (ms: number) => Promise<void>;
};

/** The whole program with three agents and two teams, and whoever else is there. */
export async function runStaffedDesk(
  settings: Readonly<Record<string, string>> = {},
  others: readonly Staff[] = [],
): Promise<StaffedDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'fixpath-staffed-'));
  await linkLearned(folder);
  const content = join(folder, 'content');
  for (const part of ['dialogs', 'intents']) await cp(part, join(content, part), { recursive: true });
  const deskFile = await readFile('desk.yml', 'utf8');
  const second = `  - id: ${network.id}\n    name: ${network.name}\n`;
  await writeFile(
    join(content, 'desk.yml'),
    deskFile.replace(/^teams:\n(?: +.*\n)+/m, (teams) => teams + second),
  );
  const accounts = await openAccounts({ folder, database: undefined });
  for (const each of [anna, ben, cleo, ...others])
    await addAccount(
      accounts,
      { roles: ['agent'], ...each, teams: each === anna ? ['apple-devices'] : [] },
      Date.now(),
    );
  accounts.close();
  let ahead = 0;
  const run = async (port: string): Promise<App> => {
    const config = readConfig({ ...settings, PORT: port, HOST: '127.0.0.1', DATA_DIR: folder, CONTENT_DIR: content });
    return createApp(config, { desk: await deskFor(config, 'two teams'), clock: () => Date.now() + ahead });
  };
  let app: App | undefined = await run('0');
  const { url } = app;
  const stop = async () => {
    await app?.close();
    app = undefined;
  };
  return {
    url,
    stop,
    start: async (minutes = 0) => {
      ahead += minutes * 60_000;
      app = await run(new URL(url).port);
    },
    pass: async (ms) => {
      ahead += ms;
      await app?.tick();
    },
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
