/** Puts a copy that `npm run backup` made in the place of the database: `npm run restore -- FILE`, without a server. */
import { resolve } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { restoreCopy } from '../storage/copies/restore-copy.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';
import { copyLines, fileStamp } from './terminal/copy-lines.ts';

const usage = `npm run restore -- FILE [--replace]
  puts a copy into DATA_DIR, looked through before and after. End the server first
  with DATABASE_URL: into that database, without conversations, accounts and servers
  --replace: where a database is there, sets it aside in the same folder`;

await runCli(async (args) => {
  const { values, positionals } = parseArguments(args, usage, {
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw argumentsFaulty(usage);
  readDotenv();
  const { dataDir: folder, database } = readConfig(process.env);
  const goesOn = 'Start the server: open conversations go on where the copy has them.';
  if (database) {
    const { restoreDatabase } = await import('../storage/postgres/copies/restore-database.ts');
    const copy = await restoreDatabase(database, resolve(file));
    return console.log([`Restored ${copy.file} into the database`, ...copyLines(copy), goesOn].join('\n'));
  }
  const stamp = fileStamp(new Date());
  const { copy, setAside } = await restoreCopy({ folder, file: resolve(file), replaces: values.replace, stamp });
  console.log([`Restored ${copy.file} into ${folder}`, ...copyLines(copy)].join('\n'));
  if (setAside !== undefined)
    console.log(`What was there before is ${setAside}. Delete it once you are sure: it holds what people wrote.`);
  console.log(goesOn);
});
