import { type Migration, rewrite } from './migration.ts';

/**
 * Entries and inputs are kept under a number for their conversation instead of its id, and a log holds once what its
 * messages have in common. Bundles are packed as they are written; those of before stay as they are.
 */
export const logs: Migration = () =>
  [
    `create table "logs" (
       "seq" integer primary key,
       "conversation" text not null unique references "conversations" ("id") on delete cascade,
       "usual" text
     ) strict`,
    `insert into "logs" ("conversation") select "id" from "conversations" order by rowid`,

    `create table "new_entries" (
       "log" integer not null references "logs" ("seq") on delete cascade,
       "number" integer not null,
       "id" text not null,
       "by" text not null,
       "from" text,
       "at" integer not null,
       "seen_by" text not null,
       "body" text not null,
       "envelope" text,
       "handoff" text,
       constraint "entry_number" unique ("log", "number"),
       constraint "entry_id" unique ("log", "id")
     ) strict`,
    `insert into "new_entries"
       select "seq", "number", "id", "by", "from", "at",
         replace(replace(replace("seen_by", 'person', 'p'), 'agents', 'a'), ' ', ''), "body", "envelope", "handoff"
       from "entries" join "logs" using ("conversation") order by "entries".rowid`,
    `drop table "entries"`,
    `alter table "new_entries" rename to "entries"`,
    `create index "handoff_records" on "entries" ("log", "number") where "by" = 'system' and "handoff" is not null`,

    `create table "new_inputs" (
       "log" integer not null references "logs" ("seq") on delete cascade,
       "number" integer not null,
       "key" text not null,
       "by" text not null,
       "type" text not null,
       "answer_by" text not null,
       "locale" text,
       "attempts" integer not null,
       "status" text not null,
       "head_before" integer,
       "head_after" integer,
       constraint "input_number" primary key ("log", "number"),
       constraint "input_key" unique ("log", "key")
     ) strict, without rowid`,
    `insert into "new_inputs"
       select "seq", "number", "key", "by", "type", "answer_by", "locale", "attempts", "status", "head_before", "head_after"
       from "inputs" join "logs" using ("conversation")`,
    `drop table "inputs"`,
    `alter table "new_inputs" rename to "inputs"`,
    `create index "waiting_inputs" on "inputs" ("log", "number") where "status" = 'waiting'`,

    `alter table "closures" add column "packed" blob`,
  ].map(rewrite);
