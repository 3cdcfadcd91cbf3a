import type { Inbox } from '../../domain/understanding/unrecognised.ts';
import { openBeside } from '../sqlite/open-beside.ts';
import { storedUnrecognised, trafficQueries } from './stored-unrecognised.ts';

/** What the inbox's command needs, whether or not a server runs on the folder. */
export type OpenInbox = Inbox & {
  /** How many problems with a flow of their own have ended since. */
  readonly episodesEnded: (since: number) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Opens a folder's unrecognised messages and nothing else, beside a server if one runs. */
export async function openSqliteInbox({ folder }: { readonly folder: string }): Promise<OpenInbox> {
  const { reads, close, ...writer } = await openBeside(folder);
  const queries = reads.bind(trafficQueries);
  return {
    ...storedUnrecognised(writer, reads),
    episodesEnded: reads.reading(function* (since) {
      return (yield* queries.episodesEnded.get({ since }))?.count ?? 0;
    }),
    close,
  };
}
