import type { ClientBase, Pool } from 'pg';
import type { FixpathError } from '../../domain/error.ts';
import type { BoundStatements, Reads } from '../sql/bound.ts';
import type { CompiledStatement, Statements, Value } from '../sql/statement.ts';
import { carryOut, type PendingStatement, type StatementResult, type Steps } from '../sql/steps.ts';
import { postgresError } from './postgres-error.ts';

/** Statements that are handed out to be carried out, by whoever goes through the steps. */
export function bindPending<Given extends Statements>(statements: Given): BoundStatements<Given> {
  const bound = Object.entries(statements).map(([name, each]) => [name, pending(each.compiledFor('postgres'))]);
  return Object.fromEntries(bound); // the same names, each with its own values and row
}

/** Sends a statement to the database. */
export async function send(to: Pool | ClientBase, { name, sql, values }: PendingStatement): Promise<StatementResult> {
  const { rows, rowCount } = await to.query({ name, text: sql, values: [...values] });
  return { rows, changed: rowCount ?? 0 };
}

/** Reads by any free connection, each statement by itself: what was committed before it was asked for is seen. */
export function postgresReads(pool: Pool, place: string, failed?: (error: FixpathError) => void): Reads {
  return {
    bind: bindPending,
    reading:
      (read) =>
      async (...args) => {
        try {
          return await carryOut(read(...args), (statement) => send(pool, statement));
        } catch (error) {
          const fault = postgresError(error, place);
          failed?.(fault);
          throw fault;
        }
      },
  };
}

/** By what name a connection knows a statement that it has parsed before. */
const names = new Map<string, string>();

function pending({ sql, names: order }: CompiledStatement) {
  const name = names.get(sql) ?? `fixpath_${names.size}`;
  names.set(sql, name);
  type Values = Readonly<Record<string, Value>>;
  const asked = (values: Values): PendingStatement => ({ name, sql, values: order.map((each) => kept(values[each])) });
  return {
    *run(values: Values): Steps<number> {
      return (yield asked(values)).changed;
    },
    *get(values: Values): Steps<unknown> {
      return (yield asked(values)).rows[0];
    },
    *all(values: Values): Steps<readonly unknown[]> {
      return (yield asked(values)).rows;
    },
  };
}

/** PostgreSQL keeps no NUL in a text; everybody else writes U+FFFD for what cannot be. */
function kept(value: Value): Value {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
}
