import type { Database } from 'better-sqlite3';
import type { BoundStatements } from '../sql/bound.ts';
import type { Compiled, CompiledStatement, Statements } from '../sql/statement.ts';
import { found } from '../sql/steps.ts';

/** Prepares a whole set of statements on one connection, once. None leaves an iterator open, and none has to be waited for. */
export function bindStatements<Given extends Statements>(
  db: Database,
  statements: Compiled<Given>,
): BoundStatements<Given> {
  const bound = Object.entries<CompiledStatement>(statements).map(([name, each]) => [name, bindStatement(db, each)]);
  return Object.fromEntries(bound); // the same names, each with its own values and row
}

function bindStatement(db: Database, { sql, names }: CompiledStatement) {
  const prepared = db.prepare(sql);
  type Values = Readonly<Record<string, unknown>>;
  const inOrder = (values: Values) => names.map((name) => values[name]);
  return {
    run: (values: Values) => found(prepared.run(...inOrder(values)).changes),
    get: (values: Values) => found(prepared.get(...inOrder(values))),
    all: (values: Values) => found(prepared.all(...inOrder(values))),
  };
}
