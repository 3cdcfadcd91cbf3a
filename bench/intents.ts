import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installApart } from '../scripts/install-apart.ts';
import { fastText } from './intents/fast-text.ts';
import { naturalBayes } from './intents/natural-bayes.ts';
import { ownDesk } from './intents/own-desk.ts';
import type { Peer } from './intents/peer.ts';
import { reportOf } from './intents/report.ts';
import type { Result } from './intents/result.ts';
import { runOurs } from './intents/run-ours.ts';
import { runPeer } from './intents/run-peer.ts';
import { readSet, setNames } from './intents/sets.ts';
import { nlpJs } from './peers/nlp-js.ts';
import { writeSection } from './write-section.ts';

/**
 * The classifier on public sets beside others, in one run: `npm run -s bench -- intents`. All of it takes ten minutes
 * on a quiet machine, nearly all of them the peers'.
 *
 *     --data FOLDER    where the sets lie; ../shared/intent-bench if not given
 *     --sets 'a;b'      only these
 *     --ours           without the peers
 *     --json           results as JSON
 *     --write          into the section "Intents" of bench/README.md
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(import.meta.dirname, '../../shared/intent-bench') },
    sets: { type: 'string' },
    ours: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

await main();

async function main(): Promise<void> {
  const peers: readonly Peer[] = values.ours
    ? []
    : [naturalBayes, nlpJs, fastText()].filter((peer) => peer !== undefined);
  if (!values.ours) installApart('bench/peers');
  const wanted = values.sets?.split(';') ?? setNames;
  const results: Result[] = [];
  for (const name of wanted) {
    const set = await readSet(values.data, name);
    if (!set) {
      console.error(`${name} is not below ${values.data}. Put it there, or name another folder with --data.`);
      continue;
    }
    const keep = (result: Result) => {
      results.push(result);
      console.error(JSON.stringify(result));
    };
    keep(runOurs(set));
    for (const peer of peers) if (!peer.unfit?.[name]) keep(await runPeer(peer, set));
  }
  const report = [
    '`npm run -s bench -- intents` on public sets, calibrated on valid rows or by cross-validation, never on test.',
    `Measured ${new Date().toISOString().slice(0, 10)} in one run, Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, one thread.`,
    reportOf(results, wanted, naturalBayes.name),
    ...peers.map(({ name, version, unfit = {} }) => {
      const left = Object.entries(unfit).map(([set, why]) => `; not quoted on ${set} (${why})`);
      return `${name} ${version}${left.join('')}.`;
    }),
    ...(values.ours || peers.length === 3 ? [] : ['fastText is not installed here.']),
    await ownDesk(),
  ].join('\n\n');
  if (values.json) console.log(JSON.stringify(results));
  else console.log(report);
  if (values.write) await writeSection('Intents', report);
}
