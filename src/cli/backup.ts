/**
 * Copies the database, also beside a running server: `npm run backup`; `npm run backup -- FOLDER` or `-- FILE` puts the
 * copy there, `--keep DAYS` removes copies in that folder that are older.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { day } from '../domain/time.ts';
import { backUp, checksumEnding } from '../storage/copies/back-up.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';
import { copyLines, fileStamp } from './terminal/copy-lines.ts';

const usage = `npm run backup [-- FILE | FOLDER] [--keep DAYS]
  copies the database of DATA_DIR, or of DATABASE_URL, beside a running server too, and looks the copy through
  FOLDER: DATA_DIR/backups if left out. A name that ends in .sqlite (PostgreSQL: .jsonl.gz) is a file
  --keep DAYS: removes older copies from that folder, once the new one is whole`;

/** What copies are called that were named by this command. */
const ours = /^fixpath-\d{8}T\d{6}Z\.(sqlite|jsonl\.gz)$/;

await runCli(async (args) => {
  const { values, positionals } = parseArguments(args, usage, {
    allowPositionals: true,
    options: { keep: { type: 'string' } },
  });
  const { keep } = values;
  if (positionals.length > 1) throw argumentsFaulty(usage);
  if (keep !== undefined && !/^[1-9]\d{0,4}$/.test(keep))
    throw argumentsFaulty(usage, '--keep takes a number of days.');
  readDotenv();
  const { dataDir, database } = readConfig(process.env);
  const now = new Date();
  const place = resolve(positionals[0] ?? join(dataDir, 'backups'));
  const ending = database ? '.jsonl.gz' : '.sqlite';
  const file = place.endsWith(ending) ? place : join(place, `fixpath-${fileStamp(now)}${ending}`);
  if (database) {
    const { backUpDatabase } = await import('../storage/postgres/copies/back-up-database.ts');
    console.log([`Copied the database into ${file}`, ...copyLines(await backUpDatabase(database, file))].join('\n'));
  } else console.log([`Copied ${dataDir} into ${file}`, ...copyLines(await backUp(dataDir, file))].join('\n'));
  if (keep !== undefined) await removeOlder(dirname(file), now.getTime() - Number(keep) * day);
});

/** Removes copies that this command has named and that were made before a time. */
async function removeOlder(folder: string, before: number): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => ours.test(each)).sort()) {
    const file = join(folder, name);
    if ((await stat(file)).mtimeMs >= before) continue;
    await rm(file);
    await rm(file + checksumEnding, { force: true });
    console.log(`Removed ${name}, which was older.`);
  }
}
