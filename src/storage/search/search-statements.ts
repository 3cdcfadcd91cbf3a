import { sql } from 'kysely';
import type { InLog, Of } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';

/** The words of an entry. */
const said = sql<string>`coalesce(
  json_extract("body", '$.text'), json_extract("body", '$.reply.text'), json_extract("body", '$.record.text'))`;

/** Keeping what agents can find. */
export const searchStatements = {
  /** What is known of a handoff, in place of what was known before. */
  setSearchable: statement<InLog & Of<'searchable', 'handoff' | 'words'>>()((db, of) =>
    db
      .insertInto('searchable')
      .values({ log: of('log'), number: sql.lit(0), handoff: of('handoff'), words: of('words') })
      .onConflict((conflict) =>
        conflict
          .columns(['log', 'number', 'handoff'])
          .doUpdateSet((set) => ({ words: set.ref('excluded.words') }))
          .where('searchable.words', '<>', (set) => set.ref('excluded.words')),
      ),
  ),
  /**
   * What was said since this was last done: words of the person and of agents, and their notes. What was said before the
   * handoff belongs to it as well.
   */
  addSearchable: statement<InLog & Of<'searchable', 'handoff'>>()((db, of) => ({
    compile: () =>
      sql<never>`
        insert into "searchable" ("log", "number", "handoff", "words")
        select "log", "number", coalesce("handoff", ${of('handoff')}), ${said}
        from "entries"
        where "log" = ${of('log')}
          and "number" > (select coalesce(max("number"), 0) from "searchable" where "log" = ${of('log')})
          and ("by" in ('person', 'agent') or json_extract("body", '$.record.type') = 'note')
          and ${said} <> ''
      `.compile(db),
  })),
};
