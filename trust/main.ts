import { parseArgs } from 'node:util';
import { randomOf } from '../src/intents/vectors/random.ts';
import { createDatabase, startPostgres, type TestPostgres } from '../test/postgres/start-postgres.ts';
import type { Finding, Judge } from './judge.ts';
import { clocks } from './judges/clocks.ts';
import { copies } from './judges/copies.ts';
import { deaths } from './judges/deaths.ts';
import { floods } from './judges/floods.ts';
import { forgeries } from './judges/forgeries.ts';
import { fullDisk } from './judges/full-disk.ts';
import { kills } from './judges/kills.ts';
import { oddities } from './judges/oddities.ts';
import { replicas } from './judges/replicas.ts';
import { type PlantedDefect, plantedDefects } from './planted-defects.ts';
import { type Subject, type SubjectOptions, startSubject } from './start-subject.ts';

const judges: readonly Judge[] = [kills, deaths, replicas, copies, oddities, forgeries, clocks, fullDisk, floods];

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    server: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    minutes: { type: 'string' },
    store: { type: 'string', default: 'sqlite' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const scale = values.short ? 1 : 8;
const say = (line: string): void => void (values.json || process.stdout.write(`${line}\n`));

/** The server of the databases that subjects have where they keep everything there. */
let postgres: Promise<TestPostgres> | undefined;

/** Settings of a subject on a database of its own, with `--store postgresql`. */
async function storeSettings(opened: number): Promise<Readonly<Record<string, string>>> {
  if (values.store !== 'postgresql') return {};
  postgres ??= startPostgres();
  return { DATABASE_URL: await createDatabase((await postgres).url, `subject_${process.pid}_${opened}`) };
}

let subjects = 0;

/** What a judge finds in the server, with a defect planted or without. A judge that breaks down has found that. */
async function judged(judge: Judge, size: number, defect?: string): Promise<Finding> {
  if (values.store === 'postgresql' && judge === fullDisk)
    return { counts: {}, faults: [], skipped: "What is stored is on the database server's disk." };
  const opened: Subject[] = [];
  const over = performance.now() + Number(values.minutes ?? Infinity) * 60_000;
  try {
    return await judge.judge({
      chance: randomOf(seed),
      scale: size,
      isOver: () => performance.now() > over,
      isOurs: values.server === undefined,
      store: values.store === 'postgresql' ? 'postgresql' : 'sqlite',
      open: async (options: SubjectOptions = {}) => {
        const settings = { ...(await storeSettings(subjects++)), ...options.settings };
        const planted = defect !== undefined && { defect };
        const subject = await startSubject(values.server, { ...options, settings, ...planted });
        opened.push(subject);
        return subject;
      },
    });
  } catch (error) {
    return { counts: {}, faults: [`The judge broke down: ${error instanceof Error ? error.message : error}`] };
  } finally {
    await Promise.all(opened.map((subject) => subject.close()));
  }
}

/** Whether a planted defect is found; one that keeps the server from starting is planted wrong. */
async function isFound({ name, judge }: PlantedDefect): Promise<{ readonly found: boolean; readonly by: string }> {
  const own = judges.find((each) => each.name === judge);
  if (!own) return { found: false, by: `There is no judge "${judge}".` };
  const { faults, skipped } = await judged(own, 1, name);
  if (skipped !== undefined) return { found: true, by: `not planted: ${skipped}` };
  const [first = 'nothing'] = faults;
  return { found: faults.length > 0 && !first.includes('did not come up'), by: first };
}

if (!['sqlite', 'postgresql'].includes(values.store)) throw new Error('--store takes sqlite or postgresql.');
say(`seed ${seed}`);
let isWell = true;
try {
  const report = [];
  for (const judge of judges.filter(({ name }) => values.only === undefined || values.only === name)) {
    const began = performance.now();
    const finding = await judged(judge, scale);
    const seconds = Math.round((performance.now() - began) / 1000);
    isWell &&= finding.faults.length === 0;
    report.push({ judge: judge.name, claim: judge.claim, seconds, ...finding });
    const verdict = finding.skipped ?? (finding.faults.length === 0 ? 'well' : `${finding.faults.length} faults`);
    say(`${judge.name}: ${verdict} ${JSON.stringify(finding.counts)} (${seconds} s)`);
    for (const fault of finding.faults.slice(0, 10)) say(`  ${fault}`);
  }
  const sabotage = [];
  // Another server has defects of its own, which whoever gives it has planted.
  const ours = values.server === undefined && [undefined, 'sabotage'].includes(values.only);
  const planted = ours ? plantedDefects.filter(({ store = values.store }) => store === values.store) : [];
  const first = seed % planted.length;
  for (const defect of values.short ? planted.slice(first, first + 1) : planted) {
    const { found, by } = await isFound(defect);
    isWell &&= found;
    sabotage.push({ defect: defect.name, judge: defect.judge, found, by });
    say(`planted "${defect.name}": ${found ? 'found' : 'NOT FOUND'} (${by})`);
  }
  if (values.json)
    process.stdout.write(`${JSON.stringify({ seed, isWell, judges: report, sabotage }, undefined, 2)}\n`);
  else say(isWell ? 'All is well.' : 'Not well.');
} finally {
  await postgres?.then((server) => server.stop());
}
process.exit(isWell ? 0 : 1);
