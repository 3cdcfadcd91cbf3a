import type { Database } from 'better-sqlite3';
import type { FixpathError } from '../../domain/error.ts';
import type { Reads } from '../sql/bound.ts';
import { compiled } from '../sql/statement.ts';
import { resultOf } from '../sql/steps.ts';
import { bindStatements } from './bind-statement.ts';
import { storageError } from './storage-error.ts';

/** Reads by one connection. */
export function readsOf(db: Database, folder: string, failed?: (error: FixpathError) => void): Reads {
  return {
    bind: (queries) => bindStatements<typeof queries>(db, compiled(queries, 'sqlite')),
    reading:
      (read) =>
      async (...args) => {
        try {
          return resultOf(read(...args));
        } catch (error) {
          const fault = storageError(error, folder);
          failed?.(fault);
          throw fault;
        }
      },
  };
}
