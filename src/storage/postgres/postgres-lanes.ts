import type { Pool } from 'pg';
import type { SharedStore } from '../../domain/ports/shared-store.ts';
import type { LaneLeases } from '../conversations/lane-leases.ts';
import { postgresError } from './postgres-error.ts';

/** Takes it if it is free or the asker's own; says in any case who has it under which fence. */
const take = `
  insert into "lanes" as "lane" ("conversation", "holder", "fence", "until")
  select "id", $2, 1, $4 from "conversations" where "id" = $1
  on conflict ("conversation") do update set
    "holder" = case when "lane"."holder" = $2 or "lane"."until" <= $3 then $2 else "lane"."holder" end,
    "fence" = case when "lane"."holder" <> $2 and "lane"."until" <= $3 then "lane"."fence" + 1 else "lane"."fence" end,
    "until" = case when "lane"."holder" = $2 or "lane"."until" <= $3 then $4 else "lane"."until" end
  returning "holder", "fence", "until"`;

/** Frees it, and looks then: what was stored before somebody else could find it held is seen here. */
const free = `update "lanes" set "until" = 0 where "conversation" = $1 and "fence" = $2`;
const waiting = `
  select 1 from "inputs" join "logs" on "seq" = "log" where "conversation" = $1 and "status" = 'waiting' limit 1`;

/**
 * The lanes of a database that several processes use: a row for each conversation that was played. A statement by itself each
 * time, so that it is over before anybody acts on it. Whether a turn's fence is still the lane's is seen by its commit.
 */
export function postgresLanes(pool: Pool, place: string): LaneLeases & Pick<SharedStore, 'freeLane'> {
  const ask = async <Row>(
    name: string,
    text: string,
    values: readonly (string | number)[],
  ): Promise<Row | undefined> => {
    try {
      const { rows } = await pool.query({ name: `fixpath:${name}`, text, values: [...values] });
      return rows[0];
    } catch (error) {
      throw postgresError(error, place);
    }
  };
  return {
    take: async (conversation, holder, now, until) => {
      type Lane = { readonly holder: string; readonly fence: number; readonly until: number };
      const lane = await ask<Lane>('take_lane', take, [conversation, holder, now, until]);
      // Of a conversation that is not there, nothing can be played.
      if (!lane) return { type: 'taken', fence: 0, until };
      return { type: lane.holder === holder ? 'taken' : 'held', fence: lane.fence, until: lane.until };
    },
    isCurrent: () => true,
    freeLane: async (conversation, fence) => {
      await ask('free_lane', free, [conversation, fence]);
      return (await ask('waiting_in_lane', waiting, [conversation])) !== undefined;
    },
  };
}
