import { onTestFinished } from 'vitest';
import { openPostgresStore } from '../../src/storage/postgres-store.ts';
import { freshDatabase } from '../postgres/fresh-database.ts';
import { describeStorePromises } from './support/promises.ts';

describeStorePromises('the PostgreSQL store', async () => {
  const url = await freshDatabase();
  let store = await openPostgresStore({ url });
  onTestFinished(() => store.close());
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openPostgresStore({ url });
      return store;
    },
  };
});
