import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { startPostgres } from '../../test/postgres/start-postgres.ts';
import type { Judge } from '../judge.ts';
import { oneOf } from '../one-of.ts';
import { startWriters } from '../writers.ts';

/** Longer than a lane is held without being renewed, ms: whoever was stopped so long has lost what it held. */
const longestStop = 20_000;

/**
 * Writers whose every request goes to any of three replicas, while these are killed, replaced, stopped and woken late, lose their
 * connections to the database, and the database itself is started anew.
 */
export const replicas: Judge = {
  name: 'replicas',
  claim: 'what one of several processes on a database has acknowledged is there once, in its order, answered once',
  judge: async ({ open, chance, scale, isOver }) => {
    const database = await startPostgres();
    try {
      const settings = { DATABASE_URL: database.url };
      const servers = [await open({ settings }), await open({ settings }), await open({ settings })] as const;
      const writers = await startWriters(() => oneOf(chance, servers).url, chance);
      const faults: string[] = [];
      const counts = { kills: 0, replaced: 0, stops: 0, cuts: 0, restarts: 0 };
      for (const trouble of troubles(scale > 1 ? 4 * scale : 2, chance)) {
        if (isOver()) break;
        await wait(300 + chance() * 1500);
        const server = oneOf(chance, servers);
        switch (trouble) {
          case 'kill':
            counts.kills++;
            await server.kill();
            await wait(chance() * 1500);
            await server.start();
            break;
          case 'replace': {
            counts.replaced++;
            const code = await server.end();
            if (code !== 0)
              faults.push(`Told to end, ${server.url} ended ${code === undefined ? 'not at all' : `with ${code}`}.`);
            await server.kill();
            await server.start();
            break;
          }
          case 'stop':
            counts.stops++;
            server.signal('SIGSTOP');
            await wait(chance() * longestStop);
            server.signal('SIGCONT');
            break;
          case 'cut':
            counts.cuts++;
            await cutConnections(database.url);
            break;
          case 'restart':
            counts.restarts++;
            // Every other time it gets to end nothing by itself.
            await database.restart({ crash: counts.restarts % 2 === 0 });
        }
      }
      const found = await writers.end();
      const gone = servers.filter((server) => !server.isAlive()).map(({ url }) => `${url} ended by itself.`);
      return { counts: { ...counts, ...found.counts }, faults: [...faults, ...found.faults, ...gone] };
    } finally {
      await database.stop();
    }
  },
};

type Trouble = 'kill' | 'replace' | 'stop' | 'cut' | 'restart';

/** So many of each, and twice as many kills, in any order. */
function troubles(ofEach: number, chance: () => number): readonly Trouble[] {
  const kinds: readonly Trouble[] = ['kill', 'kill', 'replace', 'stop', 'cut', 'restart'];
  return kinds
    .flatMap((kind) => Array.from({ length: ofEach }, () => ({ kind, place: chance() })))
    .sort((one, other) => one.place - other.place)
    .map(({ kind }) => kind);
}

/** Ends half of the connections that the servers have. */
async function cutConnections(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fixpath' and random() < 0.5",
  );
  await client.end();
}
