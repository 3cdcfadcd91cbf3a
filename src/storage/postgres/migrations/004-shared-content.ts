/**
 * What processes learn for each other, which content each of them could play, and which one all of them play. `oldest` says
 * what a program has to know at least to use the tables: one that knows this version and is older than they are may, until what
 * it needs is gone.
 */
export const sharedContent: readonly string[] = [
  `create table "models" (
     "key" text collate "C" primary key,
     "shelf" text collate "C" not null,
     "model" bytea not null,
     "used_at" timestamptz not null default clock_timestamp()
   )`,
  `create table "contents" ("version" text collate "C" primary key, "files" text not null)`,
  `create table "processes" (
     "process" text collate "C" primary key,
     "content" text collate "C" not null,
     "until" timestamptz not null
   )`,
  `create table "playing" ("one" boolean primary key default true check ("one"), "content" text collate "C" not null)`,
  `alter table "fixpath_version" add column "oldest" integer not null default 0`,
];
