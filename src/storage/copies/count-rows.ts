import type { Database } from 'better-sqlite3';

/** How many rows each table has, by its name. */
export type RowCounts = Readonly<Record<string, number>>;

/** Counts the rows of every table that is not SQLite's own: in a transaction, all as of one moment. */
export function countRows(db: Database): RowCounts {
  const tables = db
    .prepare<[], { name: string }>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`,
    )
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      // The names are those of the schema.
      db.prepare<[], number>(`select count(*) from "${name}"`).pluck().get() ?? 0,
    ]),
  );
}

/** The tables whose counts differ, as sentences; none if both hold as many of everything. */
export function differingCounts(one: RowCounts, other: RowCounts): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((table) => one[table] !== other[table])
    .map((table) => `${table}: ${one[table] ?? 'none'} and ${other[table] ?? 'none'}`);
}
