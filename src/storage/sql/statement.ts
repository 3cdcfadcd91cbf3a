import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { FixpathError } from '../../domain/error.ts';
import type { Tables } from './tables.ts';

/**
 * SQL that was compiled once, with the names of its values in the order of its question marks. Plain enough to cross
 * to another thread.
 */
export type Statement<Values, Row> = {
  readonly sql: string;
  readonly names: readonly (keyof Values & string)[];
  /** Never there: carries the type of a row. */
  readonly row?: Row;
};

/** What a bound value may be. */
export type Value = string | number | null | undefined | Uint8Array;

/** The place of a value that is handed in with each run. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Builds SQL and never runs any. */
export const kysely = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/**
 * Compiles a query whose values are named: `statement<{ id: string }>()((db, of) => db….where('id', '=', of('id')))`.
 * In two calls, so that the values are spelled out and the row is inferred.
 */
export const statement =
  <Values extends Record<keyof Values, Value>>() =>
  <Row>(
    build: (
      db: Kysely<Tables>,
      of: <Name extends keyof Values & string>(name: Name) => RawBuilder<Exclude<Values[Name], undefined>>,
    ) => { compile: () => CompiledQuery<Row> },
  ): Statement<Values, Row> => {
    const { sql: text, parameters } = build(kysely, (name) => sql`${new Slot(name)}`).compile();
    const names = parameters.map((parameter) => {
      // A fault of whoever writes a statement: it is thrown when its file is loaded, before anything runs.
      if (!(parameter instanceof Slot))
        throw new FixpathError(
          'storage-statement',
          `${text}: ${String(parameter)} is neither named nor literal. Name it by \`of\`, or write it by \`sql.lit\`.`,
        );
      return parameter.name as keyof Values & string; // made by `of`, which takes no other names
    });
    return { sql: text, names };
  };
