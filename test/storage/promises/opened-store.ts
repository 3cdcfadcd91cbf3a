import type { Store } from '../../../src/domain/ports/store.ts';

/** A store that is empty, and the way to close it and open what it kept. */
export type OpenedStore = { readonly store: Store; readonly reopen: () => Promise<Store> };
