import { parseArgs } from 'node:util';
import { installApart } from '../scripts/install-apart.ts';
import { startPostgres } from '../test/postgres/start-postgres.ts';
import { median } from './median.ts';
import { ourEntry, ourNodeOptions, ourSettings } from './our-settings.ts';
import { inScratchFolder } from './scratch-folder.ts';
import { deskScript } from './turn/desk-script.ts';
import { drive } from './turn/drive.ts';
import { type MeasuredServer, startServer } from './turn/start-server.ts';

/**
 * What a turn costs in a folder, and on PostgreSQL with one and two replicas, each of which gets half of the conversations:
 * `npm run bench -- replicas [--rounds 5 --seconds 5]`. Rounds follow each other in turn, so that the machine's drift falls on all
 * alike. CPU is that of our processes alone; what PostgreSQL takes comes on top.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});

/** Conversations at once, over all replicas together. */
const conversations = 16;

type Round = { readonly turnsPerSecond: number; readonly p50: number; readonly cpuMicrosPerTurn: number };

installApart('test/postgres');
await inScratchFolder(async (folder) => {
  const postgres = await startPostgres();
  const opened: MeasuredServer[] = [];
  const open = async (settings: Readonly<Record<string, string>> = {}): Promise<MeasuredServer> => {
    const server = await startServer({
      entry: ourEntry,
      folder,
      env: { ...ourSettings(folder), ...settings },
      nodeOptions: ourNodeOptions,
    });
    opened.push(server);
    return server;
  };
  try {
    const settings = { DATABASE_URL: postgres.url };
    const sqlite = await open();
    const [one, other] = [await open(settings), await open(settings)];
    const contestants = { SQLite: [sqlite], 'PostgreSQL, one': [one], 'PostgreSQL, two': [one, other] };
    // Until the engine has compiled what is hot.
    for (const server of opened) await measure([server], 10);
    const rounds = new Map<string, Round[]>(Object.keys(contestants).map((name) => [name, []]));
    for (let round = 0; round < Number(values.rounds); round++)
      for (const [name, servers] of Object.entries(contestants))
        rounds.get(name)?.push(await measure(servers, Number(values.seconds)));
    const rows = [...rounds].map(([store, all]) => ({
      store,
      'turns/s': Math.round(median(all.map(({ turnsPerSecond }) => turnsPerSecond))),
      'p50 ms': median(all.map(({ p50 }) => p50)),
      'CPU µs/turn': Math.round(median(all.map(({ cpuMicrosPerTurn }) => cpuMicrosPerTurn))),
    }));
    if (values.json) console.log(JSON.stringify(rows));
    else console.table(rows);
  } finally {
    await Promise.all(opened.map((server) => server.stop()));
    await postgres.stop();
  }
});

/** Drives replicas at once for some seconds, each with its share of the conversations. */
async function measure(servers: readonly MeasuredServer[], seconds: number): Promise<Round> {
  const used = async (): Promise<number> => {
    const usages = await Promise.all(servers.map((server) => server.usage()));
    return usages.reduce((sum, { cpuMicros }) => sum + cpuMicros, 0);
  };
  const before = await used();
  const driven = await Promise.all(
    servers.map(({ url }) =>
      drive({ url, script: deskScript, conversations: conversations / servers.length, seconds }),
    ),
  );
  const cpu = (await used()) - before;
  const latencies = driven.flatMap((each) => each.latencies).toSorted((one, another) => one - another);
  return {
    turnsPerSecond: driven.reduce((sum, each) => sum + each.turns / each.seconds, 0),
    p50: latencies[Math.floor(latencies.length / 2)] ?? 0,
    cpuMicrosPerTurn: cpu / latencies.length,
  };
}
