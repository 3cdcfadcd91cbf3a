import type { Database } from 'better-sqlite3';
import type { Closure } from '../../domain/flow.ts';
import type { Store } from '../../domain/store.ts';
import { conversationOf } from '../conversation-row.ts';
import { type EntryRow, entryOf } from '../entry-row.ts';
import { handoffOf } from '../handoff-row.ts';
import { inputOf } from '../input-row.ts';
import { readStatements } from '../read-statements.ts';
import { bindStatements } from './bind-statement.ts';
import { storageError } from './storage-error.ts';

/** The half of a store that changes nothing. */
export type Reads = Pick<
  Store,
  'find' | 'load' | 'read' | 'repliesTo' | 'unfinished' | 'nextDue' | 'closure' | 'handoffs' | 'handoff' | 'file'
>;

/** Closures kept in memory at most: they are large, never change, and are asked for at every turn. */
const mostClosures = 200;

/** Reads on one connection; each read sees all that was written before it was asked for. */
export function createReads(
  db: Database,
  folder: string,
): Reads & { readonly secret: (name: string) => Promise<string | undefined> } {
  const statements = bindStatements(db, readStatements);
  const closures = new Map<string, Closure>();

  const reading =
    <Args extends readonly unknown[], Result>(read: (...args: Args) => Result) =>
    async (...args: Args): Promise<Result> => {
      try {
        return read(...args);
      } catch (error) {
        throw storageError(error, folder);
      }
    };

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
    closure: reading((hash) => {
      const kept = closures.get(hash);
      if (kept) return kept;
      const row = statements.closure.get({ hash });
      if (!row) return undefined;
      const closure: Closure = JSON.parse(row.value);
      const [oldest] = closures.keys();
      if (closures.size >= mostClosures && oldest !== undefined) closures.delete(oldest);
      closures.set(hash, closure);
      return closure;
    }),
    handoffs: reading((states) =>
      states
        .flatMap((state) => statements.handoffs.all({ state }))
        .sort((one, other) => one.requested_at - other.requested_at)
        .map(handoffOf),
    ),
    handoff: reading((id) => {
      const row = statements.handoff.get({ id });
      return row && handoffOf(row);
    }),
    file: reading((id) => statements.file.get({ id })),
    secret: reading((name) => statements.secret.get({ name })?.value),
  };
}
