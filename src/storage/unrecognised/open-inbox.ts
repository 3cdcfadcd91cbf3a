import type { Inbox } from '../../domain/understanding/unrecognised.ts';
import { openBeside } from '../open-beside.ts';
import type { StorePlace } from '../open-store.ts';
import { storedUnrecognised, trafficQueries } from './stored-unrecognised.ts';

/** What the inbox's command needs, whether or not a server runs. */
export type OpenInbox = Inbox & {
  /** How many problems with a flow of their own have ended since. */
  readonly episodesEnded: (since: number) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Opens unrecognised messages and nothing else, beside a server if one runs. */
export async function openInbox(place: StorePlace): Promise<OpenInbox> {
  const { reads, close, ...writer } = await openBeside(place);
  const queries = reads.bind(trafficQueries);
  return {
    ...storedUnrecognised(writer, reads),
    episodesEnded: reads.reading(function* (since) {
      return (yield* queries.episodesEnded.get({ since }))?.count ?? 0;
    }),
    close,
  };
}
