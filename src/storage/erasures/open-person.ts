import { storedAudit } from '../audit/stored-audit.ts';
import { readConversations } from '../conversations/read-conversations.ts';
import { fileAndSecretStatements } from '../files-and-secrets/file-and-secret-statements.ts';
import { openBeside } from '../open-beside.ts';
import type { StorePlace } from '../open-store.ts';
import { readPersons } from './read-persons.ts';

/** What the command for one person's records needs, whether or not a server runs. */
export type OpenPersonRecords = Awaited<ReturnType<typeof openPerson>>;

/** Opens the records of persons, beside a server if one runs. */
export async function openPerson(place: StorePlace) {
  const { reads, write, close } = await openBeside(place);
  const conversations = readConversations(reads);
  const queries = reads.bind({ findSecret: fileAndSecretStatements.findSecret });
  return {
    find: conversations.find,
    ...readPersons(reads, conversations),
    /** Signs what is known here of somebody whom a site names; undefined before the first start. */
    signingKey: reads.reading(function* () {
      return (yield* queries.findSecret.get({ name: 'signing-key' }))?.value;
    }),
    askErasures: (conversations: readonly string[], now: number): Promise<readonly number[]> =>
      write('askErasures', { conversations, now }),
    /** Adds a line to the audit. */
    audit: storedAudit({ write }, reads).audit,
    close,
  };
}
