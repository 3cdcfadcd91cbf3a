import type { Client } from 'pg';

/** A table of the database as a copy has it. */
export type CopiedTable = { readonly name: string; readonly columns: readonly string[] };

/** What belongs to the processes that run, or is learned again by them. */
const notCopied = ['lanes', 'models', 'contents', 'processes', 'playing'];

/** Every table whose rows are copied, each after those that it refers to; columns that the database fills itself are left out. */
export async function copiedTables(client: Pick<Client, 'query'>): Promise<readonly CopiedTable[]> {
  const { rows } = await client.query<CopiedTable & { readonly after: readonly string[] }>(
    `select c.relname as "name",
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as "columns",
       array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
         where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "after"
     from pg_class c
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> all ($1)
       and c.relname not like 'fixpath\\_%'
     order by c.relname`,
    [notCopied],
  );
  const sorted: CopiedTable[] = [];
  const add = ({ name, columns, after }: (typeof rows)[number]): void => {
    if (sorted.some((each) => each.name === name)) return;
    for (const row of rows) if (after.includes(row.name)) add(row);
    sorted.push({ name, columns });
  };
  rows.forEach(add);
  return sorted;
}
