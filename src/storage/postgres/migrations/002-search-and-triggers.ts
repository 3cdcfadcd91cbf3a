/** What agents can find, and what triggers keep: the index of words, the room that files take, the lines of the audit. */
export const searchAndTriggers: readonly string[] = [
  // Letters without their accents, small, and blanks between words, in a collation that knows all scripts.
  String.raw`do $make$
    declare known name;
    begin
      select collname into strict known from pg_collation where collname in ('pg_c_utf8', 'und-x-icu') order by collname limit 1;
      execute format($text$
        create function folded(words text) returns text language sql immutable strict parallel safe as $$
          select regexp_replace(
            lower(regexp_replace(normalize(left(words, 100000), nfkd), '[\u0300-\u036f]', '', 'g') collate %1$I),
            '[^[:alnum:]]+' collate %1$I, ' ', 'g')
        $$
      $text$, known);
    end
  $make$`,
  `create table "searchable" (
     "seq" bigint generated always as identity primary key,
     "log" bigint not null references "logs" ("seq") on delete cascade,
     "number" bigint not null,
     "handoff" text collate "C" not null,
     "words" text not null,
     "found" tsvector generated always as (to_tsvector('simple'::regconfig, folded("words"))) stored,
     constraint "searchable_once" unique ("log", "number", "handoff")
   )`,
  `create index "found" on "searchable" using gin ("found")`,
  // An entry that is emptied later is emptied here.
  `create function searchable_emptied() returns trigger language plpgsql as $$
    begin
      delete from "searchable" where "log" = new."log" and "number" = new."number";
      return null;
    end
  $$`,
  `create trigger "searchable_emptied" after update of "body" on "entries" for each row execute function searchable_emptied()`,

  `create table "space" ("what" text primary key, "bytes" bigint not null)`,
  `insert into "space" values ('files', 0)`,
  `create function space_of_files() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then update "space" set "bytes" = "bytes" + new."bytes" where "what" = 'files';
      else update "space" set "bytes" = "bytes" - old."bytes" where "what" = 'files';
      end if;
      return null;
    end
  $$`,
  `create trigger "space_of_files" after insert or delete on "files" for each row execute function space_of_files()`,

  `create table "audit" (
     "number" bigint generated always as identity primary key,
     "at" bigint not null,
     "event" text not null,
     "who" text,
     "from" text,
     "about" text
   )`,
  `create index "audit_by_time" on "audit" ("at")`,
  `create function audit_unchanged() returns trigger language plpgsql as $$
    begin raise exception 'a line of the audit is never changed'; end
  $$`,
  `create trigger "audit_unchanged" before update or truncate on "audit" for each statement execute function audit_unchanged()`,
  `create function audit_kept() returns trigger language plpgsql as $$
    begin
      if old."at" > (unixepoch() - 30 * 86400) * 1000 then
        raise exception 'a line of the audit is kept for thirty days at least';
      end if;
      return old;
    end
  $$`,
  `create trigger "audit_kept" before delete on "audit" for each row execute function audit_kept()`,
];
