import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { describeStorePromises } from './promises.ts';

describeStorePromises('the SQLite store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fixpath-test-'));
  let store = await openSqliteStore({ folder });
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openSqliteStore({ folder });
      return store;
    },
  };
});
