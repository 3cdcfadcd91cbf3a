import { sql } from 'kysely';

/** PostgreSQL's time at this moment, whenever its transaction began, ms since 1970. */
export const databaseNow = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
