import type { ErrorCode } from '../../domain/error-codes.ts';
import type { Compiled } from '../sql/statement.ts';
import type { WriteStatements } from '../write-statements.ts';
import type { Writes } from '../writes.ts';

export type WriterOptions = {
  readonly folder: string;
  /** The SQL of each version of the tables. */
  readonly migrations: readonly (readonly string[])[];
  readonly statements: Compiled<WriteStatements>;
};

/** One thing to write: its name and its one argument. An array, because it crosses to another thread faster. */
export type Write = { [Name in keyof Writes]: readonly [Name, Parameters<Writes[Name]>[0]] }[keyof Writes];

/** `compact`: once these are written, the database is rewritten without what was deleted. */
export type ToWriter = { readonly writes: readonly Write[]; readonly compact?: true; readonly close: boolean };

/** `written`: results in the order of the writes; a write that failed has none and stands in `faults` by its index. */
export type FromWriter =
  | { readonly type: 'opened' }
  | { readonly type: 'compacted' }
  | { readonly type: 'not-compacted'; readonly code: ErrorCode; readonly message: string }
  | { readonly type: 'refused'; readonly code: ErrorCode; readonly message: string }
  | {
      readonly type: 'written';
      readonly results: readonly unknown[];
      readonly faults: readonly (readonly [index: number, code: ErrorCode, message: string])[];
    };
