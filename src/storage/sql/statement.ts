import {
  type CompiledQuery,
  type DialectAdapter,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { FixpathError } from '../../domain/error.ts';
import type { Tables } from './tables.ts';

/** The databases that SQL is written for. */
export type Dialect = 'sqlite' | 'postgres';

/**
 * SQL of one dialect, with the names of its values in the order of its places. Plain enough to cross to another thread.
 */
export type CompiledStatement = { readonly sql: string; readonly names: readonly string[] };

/** SQL that is written once and compiled, once, for each dialect that is asked for. */
export type Statement<Values, Row> = {
  readonly compiledFor: (dialect: Dialect) => CompiledStatement;
  /** Never there: carry the types of the values and of a row. */
  readonly values?: (values: Values) => void;
  readonly row?: Row;
};

/** Statements by their names. */
export type Statements = Readonly<Record<string, Statement<never, unknown>>>;

/** The SQL of statements, under the same names. */
export type Compiled<Given> = { readonly [Name in keyof Given]: CompiledStatement };

export function compiled<Given extends Statements>(statements: Given, dialect: Dialect): Compiled<Given> {
  const pairs = Object.entries(statements).map(([name, statement]) => [name, statement.compiledFor(dialect)]);
  return Object.fromEntries(pairs); // the same names
}

/** What a bound value may be. */
export type Value = string | number | null | undefined | Uint8Array;

/** The place of a value that is handed in with each run. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

function builder(createAdapter: () => DialectAdapter, createQueryCompiler: () => QueryCompiler, dialect: Dialect) {
  return new Kysely<Tables>({
    dialect: {
      createAdapter,
      createQueryCompiler,
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => (dialect === 'sqlite' ? new SqliteIntrospector(db) : new PostgresIntrospector(db)),
    },
  });
}

/** Builds SQLite's SQL and never runs any. */
export const kysely = builder(
  () => new SqliteAdapter(),
  () => new SqliteQueryCompiler(),
  'sqlite',
);

const builders: Readonly<Record<Dialect, Kysely<Tables>>> = {
  sqlite: kysely,
  postgres: builder(
    () => new PostgresAdapter(),
    () => new PostgresQueryCompiler(),
    'postgres',
  ),
};

/**
 * A query whose values are named: `statement<{ id: string }>()((db, of) => db….where('id', '=', of('id')))`.
 * In two calls, so that the values are spelled out and the row is inferred. `dialect` is for the few places where
 * databases differ.
 */
export const statement =
  <Values extends Record<keyof Values, Value>>() =>
  <Row>(
    build: (
      db: Kysely<Tables>,
      of: <Name extends keyof Values & string>(name: Name) => RawBuilder<Exclude<Values[Name], undefined>>,
      dialect: Dialect,
    ) => { compile: () => CompiledQuery<Row> },
  ): Statement<Values, Row> => {
    const known: Partial<Record<Dialect, CompiledStatement>> = {};
    const compile = (dialect: Dialect): CompiledStatement => {
      const { sql: text, parameters } = build(builders[dialect], (name) => sql`${new Slot(name)}`, dialect).compile();
      const names = parameters.map((parameter) => {
        // A fault of whoever writes a statement: it is thrown when it is compiled, before anything runs.
        if (!(parameter instanceof Slot))
          throw new FixpathError(
            'storage-statement',
            `${text}: ${String(parameter)} is neither named nor literal. Name it by \`of\`, or write it by \`sql.lit\`.`,
          );
        return parameter.name;
      });
      return { sql: text, names };
    };
    return {
      compiledFor: (dialect) => {
        known[dialect] ??= compile(dialect);
        return known[dialect];
      },
    };
  };
