import type { Pool, PoolClient } from 'pg';
import type { FixpathError } from '../../domain/error.ts';
import { carryOut, type Steps } from '../sql/steps.ts';
import { storageClosed } from '../sqlite/storage-error.ts';
import type { StoreHealth } from '../store-health.ts';
import { writeStatements } from '../write-statements.ts';
import { createWrites, type Writer, type Writes } from '../writes.ts';
import { bindPending, send } from './bind-pending.ts';
import { postgresError, sqlState } from './postgres-error.ts';

export type PostgresWriter = Writer & {
  /** Writes what is waiting, and refuses what comes. */
  readonly close: () => Promise<void>;
};

type Waiting = {
  readonly name: keyof Writes;
  readonly make: () => Steps<unknown>;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
};

/** Writes of one lane that share a transaction at most. */
const mostAtOnce = 50;

/** How often a transaction is made again that another one got in the way of. */
const mostTries = 5;

/** Two that wrote the same at once, or waited for each other: one of them sees it when it looks again. */
const collisions = new Set(['23505', '40001', '40P01']);

/** Writes that look at a whole table before they write, so that two at once would not see each other: each by itself. */
const alone: ReadonlySet<keyof Writes> = new Set<keyof Writes>([
  'keepCanned',
  'removeCanned',
  'keepAccount',
  'tieAccount',
  'keepFiles',
]);

/**
 * The writes of a store on PostgreSQL. Those of one conversation are made in their order; what is asked for in one run of
 * promises shares a transaction, and a write that fails in it takes no other along. Conversations write side by side, and
 * the server shares the disk among them.
 */
export function postgresWriter(pool: Pool, place: string, told: Pick<StoreHealth, 'wrote' | 'failed'>): PostgresWriter {
  const writes = createWrites(bindPending(writeStatements));
  const lanes = new Map<string, Waiting[]>();
  const running = new Set<Promise<void>>();
  let refusing: FixpathError | undefined;

  const inTransaction = async (batch: readonly Waiting[]): Promise<readonly unknown[]> => {
    for (let tries = 1; ; tries++) {
      const client = await pool.connect();
      let broken: unknown;
      try {
        return await transaction(client, batch);
      } catch (error) {
        broken = await client.query('rollback').then(
          () => undefined,
          (lost: unknown) => lost ?? true,
        );
        if (tries === mostTries || !collisions.has(sqlState(error))) throw error;
      } finally {
        client.release(broken !== undefined);
      }
    }
  };

  const transaction = async (client: PoolClient, batch: readonly Waiting[]): Promise<readonly unknown[]> => {
    await client.query('begin isolation level read committed');
    if (batch.some(({ name }) => alone.has(name))) await client.query('select pg_advisory_xact_lock($1)', [aloneLock]);
    const results: unknown[] = [];
    for (const { make } of batch) results.push(await carryOut(make(), (statement) => send(client, statement)));
    await client.query('commit');
    return results;
  };

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const results = await inTransaction(batch);
      told.wrote();
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as never); // pairs by order
    } catch (error) {
      const fault = postgresError(error, place);
      // One by one, so that what fails fails by itself; a database that is away fails them all.
      if (batch.length > 1 && fault.code !== 'postgres-unreachable') {
        for (const each of batch) await settle([each]);
        return;
      }
      told.failed(fault);
      for (const { reject } of batch) reject(fault);
    }
  };

  const run = async (lane: string, waiting: Waiting[]): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve)); // what is asked for in one round goes together
    while (waiting.length > 0) await settle(waiting.splice(0, mostAtOnce));
    lanes.delete(lane);
  };

  const compact = async (): Promise<void> => {
    try {
      // Models may have learned from what is gone; a process that needs one learns it again.
      await pool.query('delete from "models"');
      await pool.query(`vacuum ${emptied}`);
    } catch (error) {
      throw postgresError(error, place);
    }
  };

  return {
    write: (name, value) =>
      new Promise((resolve, reject) => {
        if (refusing) return reject(refusing);
        const make = () => (writes[name] as (given: typeof value) => Steps<unknown>)(value); // the same name's
        const lane = laneOf(name, value);
        const waiting = lanes.get(lane);
        if (waiting) return void waiting.push({ name, make, resolve, reject });
        const begun: Waiting[] = [{ name, make, resolve, reject }];
        lanes.set(lane, begun);
        const work = run(lane, begun).finally(() => running.delete(work));
        running.add(work);
      }),
    compact,
    close: async () => {
      refusing ??= storageClosed(place);
      await Promise.all(running);
    },
  };
}

/** Any number that nothing else in the database locks. */
const aloneLock = 4_815_162_343;

/** The tables in which an erasure leaves empty rows behind. */
const emptied = [
  'entries',
  'inputs',
  'logs',
  'conversations',
  'searchable',
  'handoffs',
  'items',
  'files',
  'unrecognised',
  'models',
  'contents',
]
  .map((table) => `"${table}"`)
  .join(', ');

/** What goes in order: a conversation's writes; all else by what it is. */
function laneOf(name: keyof Writes, value: unknown): string {
  const { conversation, erasure } = Object(value) as { conversation?: unknown; erasure?: { conversation?: unknown } };
  const known = conversation ?? erasure?.conversation;
  return typeof known === 'string' ? `conversation ${known}` : name;
}
