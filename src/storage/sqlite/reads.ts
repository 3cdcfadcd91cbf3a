import type { Database } from 'better-sqlite3';
import { boundedMap } from '../../domain/bounded-map.ts';
import type { FlowBundle } from '../../domain/content/flow.ts';
import { handoffChangeIn } from '../../domain/conversation/entry.ts';
import type { Store } from '../../domain/ports/store.ts';
import { accountOf } from '../accounts/account-row.ts';
import { conversationOf } from '../conversations/conversation-row.ts';
import { type EntryRow, entryOf } from '../conversations/entry-row.ts';
import { inputOf } from '../conversations/input-row.ts';
import { handoffOf } from '../handoffs/handoff-row.ts';
import { readStatements } from '../read-statements.ts';
import { unrecognisedOf } from '../unrecognised/unrecognised-row.ts';
import { bindStatements } from './bind-statement.ts';
import { storageError } from './storage-error.ts';

/** The half of a store that changes nothing. */
export type Reads = Pick<
  Store,
  | 'find'
  | 'load'
  | 'read'
  | 'tail'
  | 'transcript'
  | 'handoffChanges'
  | 'entry'
  | 'repliesTo'
  | 'unfinished'
  | 'nextDue'
  | 'refusedItems'
  | 'receiptOf'
  | 'sentAs'
  | 'bundle'
  | 'playing'
  | 'handoffs'
  | 'handoff'
  | 'file'
  | 'accounts'
  | 'account'
  | 'session'
  | 'unrecognised'
>;

/** Bundles kept in memory at most: they are large, never change, and are asked for at every turn. */
const mostBundles = 200;

/** Reads on one connection; each read sees all that was written before it was asked for. */
export function createReads(
  db: Database,
  folder: string,
): Reads & { readonly secret: (name: string) => Promise<string | undefined> } {
  const statements = bindStatements(db, readStatements);
  const bundles = boundedMap<string, FlowBundle>(mostBundles);

  const reading = readingIn(folder);

  const entries = (conversation: string, after: number, limit: number) =>
    statements.entriesAfter.all({ conversation, after, limit }).map((row: EntryRow) => entryOf(row));

  return {
    find: reading((conversation) => {
      const row = statements.find.get({ conversation });
      return row && conversationOf(row);
    }),
    load: reading((id) => {
      // The inputs first: one that arrives between the two reads has then moved nothing but the head.
      const inputs = statements.waitingInputs.all({ conversation: id });
      const row = statements.find.get({ conversation: id });
      if (!row) return undefined;
      const conversation = conversationOf(row);
      return { conversation, inputs: inputs.map((input) => inputOf(input, conversation)) };
    }),
    read: reading(entries),
    tail: reading((conversation, limit) => statements.tail.all({ conversation, limit }).reverse().map(entryOf)),
    transcript: reading((conversation, upTo, limit) => {
      const rows = statements.transcript.all({ conversation, upTo, limit }).reverse();
      // Fewer than asked for are all there are.
      const length = rows.length < limit ? rows.length : statements.countTranscript.get({ conversation, upTo })?.length;
      return { entries: rows.map(entryOf), omitted: (length ?? rows.length) - rows.length };
    }),
    handoffChanges: reading((conversation) =>
      statements.handoffRecords
        .all({ conversation })
        .map(entryOf)
        .filter(({ body }) => handoffChangeIn(body)),
    ),
    entry: reading((conversation, id) => {
      const row = statements.entry.get({ conversation, id });
      return row && entryOf(row);
    }),
    refusedItems: reading((conversation) =>
      statements.refusedItems.all({ conversation }).map(({ why, ...item }) => ({ ...item, why: why ?? '' })),
    ),
    receiptOf: reading((item) => statements.receiptOf.get({ item })?.receipt ?? undefined),
    sentAs: reading((destination, receipt) => statements.sentAs.get({ destination, receipt })),
    repliesTo: reading((conversation, input) => {
      const turn = statements.turnOf.get({ conversation, input });
      if (!turn || turn.head_before === null || turn.head_after === null) return { done: false, entries: [] };
      const said = entries(conversation, turn.head_before, turn.head_after - turn.head_before);
      return { done: true, entries: said.filter(({ body }) => body.kind === 'reply') };
    }),
    unfinished: reading(() => statements.unfinished.all({}).map(({ conversation }) => conversation)),
    nextDue: reading(() => {
      const dues = [statements.nextTimer.get({})?.ready, statements.nextItem.get({})?.ready];
      const known = dues.filter((due) => typeof due === 'number');
      return known.length > 0 ? Math.min(...known) : undefined;
    }),
    bundle: reading((hash) => {
      const kept = bundles.get(hash);
      if (kept) return kept;
      const row = statements.bundle.get({ hash });
      if (!row) return undefined;
      const bundle: FlowBundle = JSON.parse(row.value);
      bundles.set(hash, bundle);
      return bundle;
    }),
    playing: reading((bundle) => statements.playing.all({ bundle }).map(({ id }) => id)),
    handoffs: reading((states, since = 0) =>
      states
        .flatMap((state) => statements.handoffs.all({ state, since }))
        .sort((one, other) => one.requested_at - other.requested_at)
        .map(handoffOf),
    ),
    handoff: reading((id) => {
      const row = statements.handoff.get({ id });
      return row && handoffOf(row);
    }),
    accounts: reading(() => statements.accounts.all({}).map(accountOf)),
    account: reading((login) => {
      const row = statements.account.get({ login });
      return row && accountOf(row);
    }),
    session: reading((hash) => {
      const row = statements.session.get({ hash });
      if (row === undefined) return undefined;
      const { id: account, expires_at: expiresAt, ends_at: endsAt } = row;
      return { session: { hash, account, expiresAt, ...(endsAt !== null && { endsAt }) }, account: accountOf(row) };
    }),
    unrecognised: reading((since) => statements.unrecognised.all({ since }).map(unrecognisedOf)),
    file: reading((id) => statements.file.get({ id })),
    secret: reading((name) => statements.secret.get({ name })?.value),
  };
}

/** Makes a read a promise whose errors name the folder. */
function readingIn(folder: string) {
  return <Args extends readonly unknown[], Result>(read: (...args: Args) => Result) =>
    async (...args: Args): Promise<Result> => {
      try {
        return read(...args);
      } catch (error) {
        throw storageError(error, folder);
      }
    };
}
