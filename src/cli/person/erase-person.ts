import { setTimeout } from 'node:timers/promises';
import { eraseAsked } from '../../desk/jobs/erase-asked.ts';
import type { ErasureReport } from '../../domain/conversation/erasure.ts';
import { FixpathError } from '../../domain/error.ts';
import { createSignals } from '../../domain/signals.ts';
import { minute } from '../../domain/time.ts';
import type { OpenPersonRecords } from '../../storage/erasures/open-person.ts';
import { openStore, type StorePlace } from '../../storage/open-store.ts';

/** How long a server may take, ms: it rewrites its database, which may be large. */
const patience = 10 * minute;

/** How often it is looked whether it has, ms. */
const often = 200;

/**
 * Erases conversations: by the server that owns the folder, where one runs, and otherwise here. Resolves once nothing of them is
 * left on the disk. `tell` names the backends to be told. A server that takes too long erases all the same, as soon as it can.
 */
export async function erasePerson(
  records: OpenPersonRecords,
  conversations: readonly string[],
  place: StorePlace,
  tell: readonly string[],
): Promise<readonly ErasureReport[]> {
  const numbers = await records.askErasures(conversations, Date.now());
  await withoutServer(place, tell);
  const until = performance.now() + patience;
  for (;;) {
    const reports = (await Promise.all(numbers.map(records.reportOf))).filter((report) => report !== undefined);
    if (reports.length === numbers.length) return reports;
    if (performance.now() > until)
      throw new FixpathError(
        'erasure-waits',
        'The server has not erased it yet. It will as soon as it can; its log says "erased", or why it failed.',
      );
    await setTimeout(often);
  }
}

async function withoutServer(place: StorePlace, tell: readonly string[]): Promise<void> {
  const none = () => undefined;
  const log = { debug: none, info: none, warn: none, error: none };
  let store: Awaited<ReturnType<typeof openStore>>;
  try {
    store = await openStore({ ...place, waits: false });
  } catch (error) {
    if (error instanceof FixpathError && error.code === 'storage-owned') return;
    throw error;
  }
  try {
    const { erased } = createSignals(store.shared); // to servers that use the same database
    await eraseAsked({ store, clock: Date.now, log, tell, erased: erased.tell });
  } finally {
    await store.close();
  }
}
