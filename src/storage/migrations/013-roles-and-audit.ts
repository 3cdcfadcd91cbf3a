import { type Migration, rewrite } from './migration.ts';

/**
 * What accounts and sessions may do, and the audit: lines about who did what. Whoever had an account could do what an agent
 * can, and is one. A line is never changed, nor replaced, and stays for thirty days by the machine's own clock at least,
 * whatever a statement asks for. An index of handoffs goes that the one of migration 011 has taken the place of.
 */
export const rolesAndAudit: Migration = () =>
  [
    `alter table "agents" add column "roles" text not null default 'agent'`,
    `alter table "sessions" add column "roles" text`,

    `create table "audit" (
       "number" integer primary key autoincrement,
       "at" integer not null,
       "event" text not null,
       "who" text,
       "from" text,
       "about" text
     ) strict`,
    `create index "audit_by_time" on "audit" ("at")`,
    `create trigger "audit_unchanged" before update on "audit" begin
       select raise(abort, 'a line of the audit is never changed');
     end`,
    // "insert or replace" would delete without a trigger of deletion.
    `create trigger "audit_unreplaced" before insert on "audit"
     when exists (select 1 from "audit" where "number" = new."number") begin
       select raise(abort, 'a line of the audit is never replaced');
     end`,
    `create trigger "audit_kept" before delete on "audit" when old."at" > (unixepoch() - 30 * 86400) * 1000 begin
       select raise(abort, 'a line of the audit is kept for thirty days at least');
     end`,

    `drop index "handoff_states"`,
  ].map(rewrite);
