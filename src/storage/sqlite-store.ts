import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewInput } from '../domain/conversation/input.ts';
import type { Turn } from '../domain/conversation/turn.ts';
import type { FixpathError } from '../domain/error.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';
import { accountRow } from './accounts/account-row.ts';
import type { InputColumns } from './conversations/accept-input.ts';
import type { TurnColumns } from './conversations/commit-turn.ts';
import { entryOf, newEntryRow } from './conversations/entry-row.ts';
import { inputEntry } from './conversations/input-row.ts';
import { createLaneLeases } from './conversations/lane-leases.ts';
import { stateColumn } from './conversations/stored-state.ts';
import { handoffRow } from './handoffs/handoff-row.ts';
import { migrationSql } from './migrations.ts';
import { openForReading } from './sqlite/open-for-reading.ts';
import { createReads } from './sqlite/reads.ts';
import { storageError } from './sqlite/storage-error.ts';
import { startWriter, type WriterThread } from './sqlite/writer-thread.ts';
import { newUnrecognisedRow } from './unrecognised/unrecognised-row.ts';
import { writeStatements } from './write-statements.ts';

export type SqliteStoreOptions = {
  /** Where the database lives; made if it is not there. Undefined: a temporary folder, removed on close. */
  readonly folder: string | undefined;
  readonly log?: Log;
  /** Told if the store has ended by itself: it reads, but writes no more. Only a new process helps. */
  readonly onEnd?: (error: FixpathError) => void;
};

/**
 * The embedded store: one SQLite database in a folder that one process owns. Writes are made by a thread of their own,
 * all that wait together in one transaction; reads have their own connection here.
 */
export async function openSqliteStore({ folder: asked, log, onEnd }: SqliteStoreOptions): Promise<Store> {
  const folder = await makeFolder(asked);
  const writer = await startWriter({ folder, migrations: migrationSql(), statements: writeStatements }, onEnd);
  const db = await openForReadingBeside(writer, folder);
  const { secret: findSecret, ...reads } = createReads(db, folder);
  const lanes = createLaneLeases();
  const listeners = new Set<Parameters<Store['watch']>[0]>();
  /** Bundles that are on disk: large, and the same for many turns. */
  const pinned = new Set<string>();

  const tell = (conversation: string, handoffs: readonly string[] = []): void => {
    for (const listener of listeners)
      try {
        listener(conversation, handoffs);
      } catch (error) {
        log?.error('a listener of the store failed', { conversation, error });
      }
  };

  return {
    ...reads,
    accept: async (input) => {
      const known = await writer.write('accept', inputColumns(input));
      if (known !== undefined) return { type: 'repeated', id: known };
      tell(input.conversation);
      return { type: 'accepted', id: input.id };
    },
    takeLane: async (conversation, holder, now, until) => lanes.take(conversation, holder, now, until),
    countAttempt: (conversation, input) => writer.write('countAttempt', { conversation, input }),
    commit: async (turn) => {
      if (!lanes.isCurrent(turn.conversation, turn.fence)) return { type: 'overtaken' };
      const head = await writer.write('commit', turnColumns(turn, pinned));
      if (head === undefined) return { type: 'overtaken' };
      for (const { hash } of turn.pins) pinned.add(hash);
      tell(
        turn.conversation,
        turn.handoffs.map(({ id }) => id),
      );
      const { conversation, at, entries } = turn;
      const first = head - entries.length + 1;
      return {
        type: 'committed',
        entries: entries.map((entry, index) => ({ ...entry, conversation, at, number: first + index })),
      };
    },
    leaseTimers: async (holder, now, until, limit) => {
      const timers = await writer.write('leaseTimers', { holder, now, until, limit });
      return timers.sort((one, other) => one.due - other.due);
    },
    leaseItems: async (destination, now, until, limit) => {
      const items = await writer.write('leaseItems', { destination, now, until, limit });
      return items.map(({ entry, address, ...item }) => ({
        ...item,
        conversation: entry.conversation,
        entry: entry.id,
        body: entryOf(entry),
        ...(address !== null && { address: JSON.parse(address) }),
      }));
    },
    settleItem: (item, fence, sent, now) => writer.write('settleItem', { item, fence, sent, now }),
    secret: async (name, make) => (await findSecret(name)) ?? writer.write('keepSecret', { name, value: make() }),
    keepFile: async (file) => {
      await writer.write('keepFile', file);
    },
    retryItem: (item, now) => writer.write('retryItem', { item, now }),
    keepAccount: (account) => writer.write('keepAccount', accountRow(account)),
    setAvailable: async (id, available) => {
      await writer.write('setAvailable', { id, available: available ? 1 : 0 });
    },
    tieAccount: (id, identity) => writer.write('tieAccount', { id, ...identity }),
    removeAccount: async (id) => {
      await writer.write('removeAccount', { id });
    },
    keepSession: ({ hash, account, expiresAt, endsAt }, now) =>
      writer.write('keepSession', { hash, agent: account, expires_at: expiresAt, ends_at: endsAt ?? null, now }),
    endSession: async (hash) => {
      await writer.write('endSession', { hash });
    },
    endSessionsOf: async (account) => {
      await writer.write('endSessionsOf', { account });
    },
    removeUnrecognised: (numbers) => writer.write('removeUnrecognised', numbers),
    forgetUnrecognised: (before) => writer.write('forgetUnrecognised', { before }),
    watch: (listener) => {
      const own: typeof listener = (conversation, handoffs) => listener(conversation, handoffs);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    close: async () => {
      db.close(); // First, so that the writer is the last and folds SQLite's log into the database.
      await writer.close();
      listeners.clear();
      if (asked === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openForReadingBeside(writer: WriterThread, folder: string) {
  try {
    return openForReading(folder);
  } catch (error) {
    await writer.close();
    throw storageError(error, folder);
  }
}

async function makeFolder(folder: string | undefined): Promise<string> {
  if (folder === undefined) return mkdtemp(join(tmpdir(), 'fixpath-store-'));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (error) {
    throw storageError(error, folder);
  }
}

function inputColumns(input: NewInput): InputColumns {
  return {
    ...newEntryRow(inputEntry(input)),
    conversation: input.conversation,
    channel: input.channel,
    shared: input.group ? 1 : 0,
    locale: input.locale ?? null,
    address: input.address === undefined ? null : JSON.stringify(input.address),
    key: input.key,
    type: input.body.type,
    input_by: input.by,
    answer_by: input.answerBy,
    at: input.at,
  };
}

function turnColumns(turn: Turn, pinned: ReadonlySet<string>): TurnColumns {
  return {
    conversation: turn.conversation,
    input: turn.input,
    ahead: turn.ahead ?? false,
    revision: turn.revision,
    at: turn.at,
    openHandoff: turn.openHandoff,
    mode: turn.state.owner.type,
    state: stateColumn(turn.state),
    status: turn.ending,
    entries: turn.entries.map(newEntryRow),
    timers: turn.timers,
    unset: turn.unset,
    items: turn.items,
    bundles: turn.pins
      .filter(({ hash }) => !pinned.has(hash))
      .map((bundle) => ({ hash: bundle.hash, value: JSON.stringify(bundle) })),
    handoffs: turn.handoffs.map(handoffRow),
    ...(turn.unrecognised && {
      unrecognised: { row: newUnrecognisedRow(turn.unrecognised), most: turn.unrecognised.most },
    }),
  };
}
