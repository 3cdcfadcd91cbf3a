import { describe } from 'vitest';
import { promiseAccounts } from '../promises/accounts.ts';
import { promiseCanned } from '../promises/canned.ts';
import { promiseIdentities } from '../promises/identities.ts';
import { promiseInbox } from '../promises/inbox.ts';
import { promiseInputs } from '../promises/inputs.ts';
import { promiseItems } from '../promises/items.ts';
import { promiseKeeping } from '../promises/keeping.ts';
import { promiseModel } from '../promises/model.ts';
import type { OpenedStore } from '../promises/opened-store.ts';
import { promiseSearch } from '../promises/search.ts';
import { promiseTimers } from '../promises/timers.ts';
import { promiseTurns } from '../promises/turns.ts';

/** What every store promises. `open` is called once for each test and cleans up after it. */
export function describeStorePromises(name: string, open: () => Promise<OpenedStore>): void {
  const store = async () => (await open()).store;
  describe(name, () => {
    describe('inputs', () => promiseInputs(store));
    describe('turns', () => promiseTurns(store));
    describe('timers', () => promiseTimers(store));
    describe('items', () => promiseItems(store));
    describe('what it keeps', () => promiseKeeping(open));
    describe('what was not understood', () => promiseInbox(open));
    describe('accounts, and what agents look at', () => promiseAccounts(open));
    describe('canned replies of agents', () => promiseCanned(open));
    describe('accounts of people a provider vouches for', () => promiseIdentities(open));
    describe('what agents look for', () => promiseSearch(store));
    describe('all together', () => promiseModel(store));
  });
}
