import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installApart } from '../../scripts/install-apart.ts';
import { ourEntry, ourNodeOptions, ourSettings } from '../our-settings.ts';
import { inScratchFolder } from '../scratch-folder.ts';
import { type Comparison, comparePairs } from './compare-pairs.ts';
import { deskScript } from './desk-script.ts';
import { drive } from './drive.ts';
import type { Contestant } from './measure-round.ts';
import { sampleScript } from './sample-script.ts';
import { startServer } from './start-server.ts';

/** The whole turn of the real server against the SDK's sample: `npm run bench -- turn [--json]`. */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    pairs: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '5' },
  },
});
const pairs = Number(values.pairs);
const seconds = Number(values.seconds);
const sampleEntry = fileURLToPath(new URL('../peers/sample-bot.ts', import.meta.url));

installApart('bench/peers');
await inScratchFolder(async (folder) => {
  const servers = await Promise.all([
    startServer({ entry: ourEntry, folder, env: ourSettings(folder), nodeOptions: ourNodeOptions }),
    startServer({ entry: sampleEntry, folder }),
  ]);
  try {
    const ours: Contestant = { server: servers[0], script: deskScript };
    const sample: Contestant = { server: servers[1], script: sampleScript };
    // Until the engine has compiled what is hot.
    for (const { server, script } of [ours, sample])
      await drive({ url: server.url, script, conversations: 16, seconds: 3 });
    if (values.json) {
      console.log(JSON.stringify(await comparePairs(ours, sample, { conversations: 16, pairs, seconds })));
      return;
    }
    const rows = [];
    for (const conversations of [1, 16, 64])
      rows.push(...rowsOf(conversations, await comparePairs(ours, sample, { conversations, pairs, seconds })));
    console.table(rows);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
});

function rowsOf(conversations: number, { ours, sample, ratio }: Comparison): readonly object[] {
  const row = (bot: string, { turnsPerSecond, p50, p99, cpuMicrosPerTurn, rssMb }: Comparison['ours']) => ({
    conversations,
    bot,
    'turns/s': turnsPerSecond,
    'p50 ms': p50,
    'p99 ms': p99,
    'CPU µs/turn': cpuMicrosPerTurn,
    'RSS MB': rssMb,
  });
  return [{ ...row('ours', ours), ratio }, row('sample', sample)];
}
