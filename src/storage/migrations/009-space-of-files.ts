import { type Migration, rewrite } from './migration.ts';

/** How long files have been kept and what they take: of each conversation by an index, of all by a count that triggers keep. */
export const spaceOfFiles: Migration = () =>
  [
    `alter table "files" add column "at" integer not null default 0`,
    `alter table "files" add column "bytes" integer not null default 0`,
    `update "files" set "at" = unixepoch() * 1000, "bytes" = max(length("content"), 4096)`,
    `create index "files_of_a_conversation" on "files" ("conversation", "bytes")`,
    `create index "files_by_age" on "files" ("at")`,
    `create table "space" ("what" text not null primary key, "bytes" integer not null) strict`,
    `insert into "space" select 'files', coalesce(sum("bytes"), 0) from "files"`,
    `create trigger "file_kept" after insert on "files" begin
       update "space" set "bytes" = "bytes" + new."bytes" where "what" = 'files';
     end`,
    `create trigger "file_gone" after delete on "files" begin
       update "space" set "bytes" = "bytes" - old."bytes" where "what" = 'files';
     end`,
  ].map(rewrite);
