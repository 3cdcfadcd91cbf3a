import { join } from 'node:path';
import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import { goodTree } from '../../content/support/good-tree.ts';
import { writeTree } from '../../content/support/write-tree.ts';
import { copySmallLearned } from '../../play/small-learned.ts';
import { sampleInput } from '../../storage/support/sample-input.ts';
import { sampleTurn } from '../../storage/support/sample-turn.ts';
import { temporaryFolder } from '../../storage/support/temporary-folder.ts';
import type { InboxPlace } from './run-inbox.ts';

/** A small desk of its own whose bot did not understand these. */
export async function deskThatHeard(...texts: readonly string[]): Promise<InboxPlace> {
  const folder = await temporaryFolder();
  const place = { data: join(folder, 'data'), content: join(folder, 'content') };
  await writeTree(place.content, goodTree);
  const store = await openSqliteStore({ folder: place.data });
  await copySmallLearned(place.data);
  for (const [revision, text] of texts.entries()) {
    await store.accept(sampleInput('c', { id: `i${revision}` }));
    const unrecognised = { at: Date.now(), text, why: 'lost', ranking: [], model: 'm', most: 100 } as const;
    await store.commit(sampleTurn('c', `i${revision}`, { revision, unrecognised }));
  }
  await store.close();
  return place;
}
