import type { FileRoom } from '../domain/conversation/file.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';
import { storedAccounts } from './accounts/stored-accounts.ts';
import { storedAudit } from './audit/stored-audit.ts';
import { readBundles } from './bundles/read-bundles.ts';
import { storedCanned } from './canned/stored-canned.ts';
import type { LaneLeases } from './conversations/lane-leases.ts';
import { storedConversations } from './conversations/stored-conversations.ts';
import { storedShown } from './conversations/stored-shown.ts';
import { readPersons } from './erasures/read-persons.ts';
import { storedErasures } from './erasures/stored-erasures.ts';
import { type DiskSpace, storedFilesAndSecrets } from './files-and-secrets/stored-files-and-secrets.ts';
import { readHandoffs } from './handoffs/read-handoffs.ts';
import { storedItems } from './outbox/stored-items.ts';
import type { Reads } from './sql/bound.ts';
import { storedTimers } from './timers/stored-timers.ts';
import { storedUnrecognised } from './unrecognised/stored-unrecognised.ts';
import { watching } from './watching.ts';
import type { Writer } from './writes.ts';

/** What a database is to the nouns of the store. */
export type NounsParts = {
  readonly writer: Writer;
  readonly reads: Reads;
  readonly lanes: LaneLeases;
  readonly disk: () => Promise<DiskSpace>;
  readonly log: Log | undefined;
  /** Undefined: files may take all there is. */
  readonly room: FileRoom | undefined;
};

const endless: FileRoom = { conversation: Infinity, desk: Infinity, free: 0 };

type StoredNouns = Omit<Store, 'search' | 'trouble' | 'inspect' | 'close' | 'shared'> & {
  /** For whoever hears that another process has written: tells all who watch. `isErased`: what was known of its words is forgotten. */
  readonly movedElsewhere: (conversation: string, handoffs: readonly string[], isErased: boolean) => void;
  readonly unwatch: () => void;
};

/** All nouns of the store, the same on every database: what differs is said beside their SQL. */
export function storedNouns({ writer, reads, lanes, disk, log, room = endless }: NounsParts): StoredNouns {
  const { grown, ...watched } = watching(log);
  const { nextTimer, ...timers } = storedTimers(writer, reads);
  const { nextItem, ...items } = storedItems(writer, reads);
  const { forgetLog, ...conversations } = storedConversations(writer, reads, lanes, grown);
  return {
    ...conversations,
    ...timers,
    ...items,
    ...readBundles(reads),
    ...readHandoffs(reads),
    ...storedAccounts(writer, reads),
    ...storedCanned(writer, reads),
    ...storedShown(writer, reads),
    ...storedUnrecognised(writer, reads),
    ...storedAudit(writer, reads),
    ...storedErasures(writer, reads, forgetLog),
    ...readPersons(reads, conversations),
    ...storedFilesAndSecrets(writer, reads, disk, room),
    ...watched,
    movedElsewhere: (conversation, handoffs, isErased) => (isErased ? forgetLog : grown)(conversation, handoffs),
    moveDues: (by) => writer.write('moveDues', { by }),
    nextDue: async () => {
      const dues = await Promise.all([nextTimer(), nextItem()]);
      const known = dues.filter((due) => due !== undefined);
      return known.length > 0 ? Math.min(...known) : undefined;
    },
  };
}
