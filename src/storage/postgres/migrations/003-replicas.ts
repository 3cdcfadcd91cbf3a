/**
 * Any number of processes on one database: who plays which conversation, and how the others come to know what was written.
 * What is told is `[conversation, mark]`, where the mark grows with every write, `[conversation, null, handoff]`, or
 * `[conversation, null, null, true]` once its words are erased. It is sent with the commit, and longer than a notice may be
 * it is left out: whoever looks by `moved_by` finds it all the same.
 */
export const replicas: readonly string[] = [
  `create table "lanes" (
     "conversation" text collate "C" primary key references "conversations" ("id") on delete cascade,
     "holder" text not null,
     "fence" bigint not null,
     "until" bigint not null
   )`,

  // By which transaction it was written last. One that a look did not see yet has a number that the look can name.
  `alter table "conversations" add column "moved_by" xid8`,
  `create index "moved_conversations" on "conversations" ("moved_by") where "moved_by" is not null`,
  `create function conversation_moved() returns trigger language plpgsql as $$
    begin
      new."moved_by" := pg_current_xact_id();
      return new;
    end
  $$`,
  `create trigger "conversation_moved" before insert or update on "conversations" for each row execute function conversation_moved()`,

  `create function tell_others(news text) returns void language plpgsql as $$
    begin
      if octet_length(news) < 7900 then perform pg_notify('fixpath:moved', news); end if;
    end
  $$`,
  `create function tell_moved() returns trigger language plpgsql as $$
    begin
      perform tell_others(json_build_array(new."id", new."head" + new."revision")::text);
      return null;
    end
  $$`,
  `create trigger "tell_moved" after insert or update on "conversations" for each row execute function tell_moved()`,
  `create function tell_handoff() returns trigger language plpgsql as $$
    begin
      perform tell_others(json_build_array(new."conversation", null, new."id")::text);
      return null;
    end
  $$`,
  `create trigger "tell_handoff" after insert or update on "handoffs" for each row execute function tell_handoff()`,
  `create function tell_erased() returns trigger language plpgsql as $$
    begin
      perform tell_others(json_build_array(new."conversation", null, null, true)::text);
      return null;
    end
  $$`,
  `create trigger "tell_erased" after update of "usual" on "logs" for each row when (old."usual" is not null and new."usual" is null) execute function tell_erased()`,
];
