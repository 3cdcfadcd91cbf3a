import type { Inbox } from '../../domain/understanding/unrecognised.ts';
import type { Reads } from '../sqlite/reads.ts';
import type { WriterThread } from '../sqlite/writer-thread.ts';
import { inboxQueries } from './unrecognised-queries.ts';
import { unrecognisedOf } from './unrecognised-row.ts';

/** Messages that were not understood; they are written by turns. */
export function storedUnrecognised({ write }: WriterThread, { bind, reading }: Reads): Inbox {
  const queries = bind(inboxQueries);
  return {
    unrecognised: reading((since) => queries.unrecognised.all({ since }).map(unrecognisedOf)),
    removeUnrecognised: (numbers) => write('removeUnrecognised', numbers),
    forgetUnrecognised: (before) => write('forgetUnrecognised', { before }),
  };
}
