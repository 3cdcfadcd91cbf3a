import { type Migration, rewrite } from './migration.ts';

/**
 * What agents can find: what is known of each handoff, and what was said in its conversation. The index of words holds none
 * of them itself, and triggers keep it beside the table, so that whatever is deleted or emptied is found no more.
 */
export const search: Migration = () =>
  [
    `create table "searchable" (
       "seq" integer primary key,
       "log" integer not null references "logs" ("seq") on delete cascade,
       "number" integer not null,
       "handoff" text not null,
       "words" text not null,
       constraint "searchable_once" unique ("log", "number", "handoff")
     ) strict`,
    `create virtual table "found" using fts5 (
       "words", content = 'searchable', content_rowid = 'seq', prefix = '2 3',
       tokenize = 'unicode61 remove_diacritics 2'
     )`,
    // What is taken out leaves no word behind in the index's own pages.
    `insert into "found" ("found", "rank") values ('secure-delete', 1)`,
    `create trigger "searchable_kept" after insert on "searchable" begin
       insert into "found" (rowid, "words") values (new."seq", new."words");
     end`,
    `create trigger "searchable_gone" after delete on "searchable" begin
       insert into "found" ("found", rowid, "words") values ('delete', old."seq", old."words");
     end`,
    `create trigger "searchable_changed" after update of "words" on "searchable" begin
       insert into "found" ("found", rowid, "words") values ('delete', old."seq", old."words");
       insert into "found" (rowid, "words") values (new."seq", new."words");
     end`,
    // An entry that is emptied later is emptied here.
    `create trigger "searchable_emptied" after update of "body" on "entries" begin
       delete from "searchable" where "log" = new."log" and "number" = new."number";
     end`,
    `create index "handoffs_of_a_conversation" on "handoffs" ("conversation")`,
    `create index "handoffs_by_change" on "handoffs" ("state", "changed_at")`,

    `insert into "searchable" ("log", "number", "handoff", "words")
       select "seq", 0, "id", concat_ws(' ', json_extract("value", '$.person.name'), json_extract("value", '$.person.mail'),
         json_extract("value", '$.ticket.number'), json_extract("value", '$.ticket.mail'), json_extract("value", '$.problem'),
         json_extract("value", '$.ledger.title'),
         (select group_concat(concat_ws(' ', json_extract(row.value, '$.title'), json_extract(row.value, '$.words')), ' ')
           from json_each("handoffs"."value", '$.ledger.rows') as row))
       from "handoffs" join "logs" using ("conversation")`,
    `insert into "searchable" ("log", "number", "handoff", "words")
       select "entries"."log", "entries"."number", coalesce("entries"."handoff", (
           select "id" from "handoffs" where "handoffs"."conversation" = "logs"."conversation"
           order by "requested_at" < "entries"."at", abs("requested_at" - "entries"."at") limit 1)),
         coalesce(json_extract("body", '$.text'), json_extract("body", '$.reply.text')) as said
       from "entries" join "logs" on "logs"."seq" = "entries"."log"
       where "conversation" in (select "conversation" from "handoffs") and "by" in ('person', 'agent') and said <> ''`,
  ].map(rewrite);
