import type { Inbox } from '../../domain/understanding/unrecognised.ts';
import { bindStatements } from '../sqlite/bind-statement.ts';
import { openBeside } from '../sqlite/open-beside.ts';
import { storageError } from '../sqlite/storage-error.ts';
import { inboxQueries, trafficQueries } from './stored-unrecognised.ts';
import { unrecognisedOf } from './unrecognised-row.ts';
import { inboxStatements } from './unrecognised-statements.ts';
import { writeInbox } from './write-unrecognised.ts';

/** What the inbox's command needs, whether or not a server runs on the folder. */
export type OpenInbox = Inbox & {
  /** How many problems with a flow of their own have ended since. */
  readonly episodesEnded: (since: number) => Promise<number>;
  readonly close: () => void;
};

/** Opens a folder's unrecognised messages and nothing else, beside a server if one runs. */
export async function openSqliteInbox({ folder }: { readonly folder: string }): Promise<OpenInbox> {
  try {
    const db = await openBeside(folder);
    const read = bindStatements(db, { ...inboxQueries, ...trafficQueries });
    const write = writeInbox(bindStatements(db, inboxStatements));
    const remove = db.transaction(write.removeUnrecognised);
    return {
      unrecognised: async (since) => read.unrecognised.all({ since }).map(unrecognisedOf),
      episodesEnded: async (since) => read.episodesEnded.all({ since })[0]?.count ?? 0,
      removeUnrecognised: async (numbers) => remove.immediate(numbers),
      forgetUnrecognised: async (before) => write.forgetUnrecognised({ before }),
      close: () => void db.close(),
    };
  } catch (error) {
    throw storageError(error, folder);
  }
}
