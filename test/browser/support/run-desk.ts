import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../../src/app/create-app.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import { deskFor } from '../../play/desk-content.ts';
import { linkLearned } from '../../play/learned.ts';

/** The whole program on a port and a database of its own. */
export type RunningDesk = {
  /** Stays the same over restarts. */
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Starts it again, on the same port and the same database, `minutes` later. */
  readonly start: (minutes?: number) => Promise<void>;
  /** Stops it and removes its database. */
  readonly close: () => Promise<void>;
};

export async function runDesk(settings: Readonly<Record<string, string>> = {}): Promise<RunningDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'fixpath-desk-'));
  await linkLearned(folder);
  const run = async (port: string, minutes = 0): Promise<App> => {
    const config = readConfig({ ...settings, PORT: port, HOST: '127.0.0.1', DATA_DIR: folder });
    // Content of a test's own is read anew with each start.
    const desk = settings.CONTENT_DIR === undefined ? await deskFor(config) : undefined;
    return createApp(config, { desk, clock: () => Date.now() + minutes * 60_000 });
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
    start: async (minutes) => {
      app = await run(new URL(url).port, minutes);
    },
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
