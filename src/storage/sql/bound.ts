import type { Statement, Statements } from './statement.ts';
import type { Steps } from './steps.ts';

/** A statement that is ready to run on one connection, or on any of several. */
type BoundStatement<Values, Row> = {
  /** The number of rows changed. */
  readonly run: (values: Values) => Steps<number>;
  readonly get: (values: Values) => Steps<Row | undefined>;
  readonly all: (values: Values) => Steps<readonly Row[]>;
};

export type BoundStatements<Given> = {
  readonly [Name in keyof Given]: Given[Name] extends Statement<infer Values, infer Row>
    ? BoundStatement<Values, Row>
    : never;
};

/** What nouns read by. Each read sees all that was written before it was asked for. */
export type Reads = {
  readonly bind: <Queries extends Statements>(queries: Queries) => BoundStatements<Queries>;
  /** Makes a read of the store: what the database throws becomes an error for people. */
  readonly reading: <Args extends readonly unknown[], Result>(
    read: (...args: Args) => Steps<Result>,
  ) => (...args: Args) => Promise<Result>;
};
