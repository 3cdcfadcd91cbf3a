import type { Database } from 'better-sqlite3';
import type { FixpathError } from '../../domain/error.ts';
import type { Statement } from '../sql/statement.ts';
import { type BoundStatements, bindStatements } from './bind-statement.ts';
import { storageError } from './storage-error.ts';

/** What nouns read by: one connection. Each read sees all that was written before it was asked for. */
export type Reads = {
  readonly bind: <Queries extends Readonly<Record<string, Statement<never, unknown>>>>(
    queries: Queries,
  ) => BoundStatements<Queries>;
  /** Makes a read of the store: what SQLite throws becomes an error for people. */
  readonly reading: <Args extends readonly unknown[], Result>(
    read: (...args: Args) => Result,
  ) => (...args: Args) => Promise<Result>;
};

export function readsOf(db: Database, folder: string, failed?: (error: FixpathError) => void): Reads {
  return {
    bind: (queries) => bindStatements(db, queries),
    reading:
      (read) =>
      async (...args) => {
        try {
          return read(...args);
        } catch (error) {
          const fault = storageError(error, folder);
          failed?.(fault);
          throw fault;
        }
      },
  };
}
