/**
 * The tables as SQLite has them after its version 15, and what SQLite's SQL says that PostgreSQL has no word for:
 * `json_extract`, `unixepoch`. Texts are compared by their code points ("C"), so that an order never depends on the
 * machine, and no index on its libraries.
 */
export const postgresTables: readonly string[] = [
  // Of JSON that JSON.stringify wrote; what PostgreSQL can keep in no text (NUL, half a sign) reads as U+FFFD.
  String.raw`create function json_extract(document text, path text) returns text
    language sql immutable strict parallel safe as $$
      select jsonb_path_query_first(
        (case when document ~ '\\u(0000|d[89a-f])'
          then regexp_replace(document, '(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})', '\1\\ufffd', 'g')
          else document end)::jsonb,
        path::jsonpath) #>> '{}'
    $$`,
  `create function unixepoch() returns bigint language sql stable as $$ select extract(epoch from now())::bigint $$`,

  `create table "conversations" (
     "id" text collate "C" primary key,
     "channel" text not null,
     "shared" integer not null,
     "locale" text,
     "address" text,
     "head" bigint not null,
     "revision" bigint not null,
     "mode" text not null,
     "state" text not null,
     "created_at" bigint not null
   )`,
  `create table "logs" (
     "seq" bigint generated always as identity primary key,
     "conversation" text collate "C" not null unique references "conversations" ("id") on delete cascade,
     "usual" text
   )`,
  `create table "entries" (
     "log" bigint not null references "logs" ("seq") on delete cascade,
     "number" bigint not null,
     "id" text collate "C" not null,
     "by" text not null,
     "from" text,
     "at" bigint not null,
     "seen_by" text not null,
     "body" text not null,
     "envelope" text,
     "handoff" text collate "C",
     constraint "entry_number" primary key ("log", "number"),
     constraint "entry_id" unique ("log", "id")
   )`,
  `create index "entries_by_time" on "entries" ("at")`,
  `create index "handoff_records" on "entries" ("log", "number") where "by" = 'system' and "handoff" is not null`,
  `create table "inputs" (
     "log" bigint not null references "logs" ("seq") on delete cascade,
     "number" bigint not null,
     "key" text collate "C" not null,
     "by" text not null,
     "type" text not null,
     "answer_by" text not null,
     "locale" text,
     "attempts" integer not null,
     "status" text not null,
     "head_before" bigint,
     "head_after" bigint,
     constraint "input_number" primary key ("log", "number"),
     constraint "input_key" unique ("log", "key")
   )`,
  `create index "waiting_inputs" on "inputs" ("log", "number") where "status" = 'waiting'`,

  `create table "timers" (
     "seq" bigint generated always as identity primary key,
     "conversation" text collate "C" not null references "conversations" ("id") on delete cascade,
     "id" text collate "C" not null,
     "kind" text not null,
     "due" bigint not null,
     "revision" bigint not null,
     "holder" text,
     "ready" bigint not null,
     constraint "timer_kind" unique ("conversation", "kind")
   )`,
  `create index "ready_timers" on "timers" ("ready")`,
  `create table "items" (
     "seq" bigint generated always as identity primary key,
     "conversation" text collate "C" not null references "conversations" ("id") on delete cascade,
     "id" text collate "C" not null unique,
     "destination" text collate "C" not null,
     "entry" text collate "C" not null,
     "state" text not null,
     "attempts" integer not null,
     "fence" bigint not null,
     "due" bigint not null,
     "ready" bigint not null,
     "receipt" text collate "C",
     "why" text,
     "settled_at" bigint
   )`,
  `create index "waiting_items" on "items" ("destination", "conversation", "seq") where "state" = 'waiting'`,
  `create index "items_of_a_conversation" on "items" ("conversation")`,
  `create index "item_receipts" on "items" ("destination", "receipt") where "receipt" is not null`,
  `create table "closed" (
     "conversation" text collate "C" not null references "conversations" ("id") on delete cascade,
     "destination" text collate "C" not null,
     "at" bigint not null,
     constraint "closed_destination" primary key ("conversation", "destination")
   )`,

  `create table "closures" ("hash" text collate "C" primary key, "value" text not null, "packed" bytea)`,
  `create table "handoffs" (
     "id" text collate "C" primary key,
     "conversation" text collate "C" not null references "conversations" ("id") on delete cascade,
     "state" text not null,
     "requested_at" bigint not null,
     "changed_at" bigint not null,
     "value" text not null
   )`,
  `create index "handoffs_of_a_person" on "handoffs" (json_extract("value", '$.person.id'))`,
  `create index "handoffs_of_a_conversation" on "handoffs" ("conversation")`,
  `create index "handoffs_by_change" on "handoffs" ("state", "changed_at")`,

  `create table "agents" (
     "id" text collate "C" primary key,
     "login" text collate "C" not null unique,
     "name" text not null,
     "teams" text not null,
     "password" text not null,
     "disabled" integer not null,
     "available" integer not null,
     "created_at" bigint not null,
     "mail" text collate "C" unique,
     "issuer" text collate "C",
     "subject" text collate "C",
     "roles" text not null,
     constraint "agents_by_subject" unique ("issuer", "subject")
   )`,
  `create table "sessions" (
     "hash" text collate "C" primary key,
     "agent" text collate "C" not null references "agents" ("id") on delete cascade,
     "expires_at" bigint not null,
     "ends_at" bigint,
     "roles" text
   )`,
  `create table "canned_replies" (
     "id" text collate "C" primary key,
     "owner" text collate "C" references "agents" ("id") on delete cascade,
     "title" text collate "C" not null,
     "text" text not null,
     "language" text,
     "by_id" text not null,
     "by_name" text not null,
     "changed_at" bigint not null,
     "revision" bigint not null
   )`,
  `create table "shown_logs" ("conversation" text collate "C" primary key, "up_to" bigint not null)`,

  `create table "unrecognised" (
     "number" bigint generated always as identity primary key,
     "at" bigint not null,
     "text" text not null,
     "why" text not null,
     "language" text,
     "intent" text,
     "asked" text,
     "ranking" text not null,
     "model" text not null
   )`,
  `create table "erasures" (
     "number" bigint generated always as identity primary key,
     "conversation" text collate "C" not null,
     "asked_at" bigint not null,
     "report" text,
     "done_at" bigint
   )`,
  `create index "open_erasures" on "erasures" ("number") where "done_at" is null`,
  `create index "erasures_of_a_conversation" on "erasures" ("conversation", "asked_at")`,

  `create table "secrets" ("name" text collate "C" primary key, "value" text not null)`,
  `create table "allowances" ("sender" text collate "C" primary key, "whole_at" bigint not null)`,
  `create table "files" (
     "id" text collate "C" primary key,
     "conversation" text collate "C" not null,
     "name" text not null,
     "type" text not null,
     "content" bytea not null,
     "at" bigint not null,
     "bytes" bigint not null
   )`,
  `create index "files_of_a_conversation" on "files" ("conversation", "bytes")`,
  `create index "files_by_age" on "files" ("at")`,
];
