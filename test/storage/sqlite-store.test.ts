import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { describeStorePromises } from './support/promises.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

describeStorePromises('the SQLite store', async () => {
  const folder = await temporaryFolder();
  let store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openSqliteStore({ folder });
      return store;
    },
  };
});
