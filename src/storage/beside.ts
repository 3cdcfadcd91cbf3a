import type { Reads } from './sql/bound.ts';
import type { Writer } from './writes.ts';

/** What a command reads and writes by, whether or not a server runs. */
export type Beside = Pick<Writer, 'write'> & { readonly reads: Reads; readonly close: () => Promise<void> };
