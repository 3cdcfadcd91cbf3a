import type { Database } from 'better-sqlite3';
import type { Statement } from '../sql/statement.ts';

/** A statement prepared on one connection. It leaves no iterator open. */
type BoundStatement<Values, Row> = {
  /** The number of rows changed. */
  readonly run: (values: Values) => number;
  readonly get: (values: Values) => Row | undefined;
  readonly all: (values: Values) => Row[];
};

export type BoundStatements<Statements> = {
  readonly [Name in keyof Statements]: Statements[Name] extends Statement<infer Values, infer Row>
    ? BoundStatement<Values, Row>
    : never;
};

/** Prepares a whole set of statements, once. */
export function bindStatements<Statements extends Readonly<Record<string, Statement<never, unknown>>>>(
  db: Database,
  statements: Statements,
): BoundStatements<Statements> {
  const bound = Object.entries(statements).map(([name, statement]) => [name, bindStatement(db, statement)]);
  return Object.fromEntries(bound); // the same names, each with its own values and row
}

function bindStatement(
  db: Database,
  { sql, names }: Statement<never, unknown>,
): BoundStatement<Readonly<Record<string, unknown>>, unknown> {
  const prepared = db.prepare(sql);
  const inOrder = (values: Readonly<Record<string, unknown>>) => names.map((name) => values[name]);
  return {
    run: (values) => prepared.run(...inOrder(values)).changes,
    get: (values) => prepared.get(...inOrder(values)),
    all: (values) => prepared.all(...inOrder(values)),
  };
}
