/**
 * Who did what, also beside a running server: `npm run -s audit` writes the audit to standard output, a JSON object a line;
 * `--csv` as a table, `--since 2026-11-01` from that day on (UTC), `--after 4711` what came after the line of that number.
 */

import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { auditHeader, auditText } from '../domain/audit/audit-text.ts';
import { openReader } from '../storage/open-reader.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';

const usage = `npm run -s audit -- [--csv] [--since YYYY-MM-DD] [--after NUMBER]   who did what, the oldest first`;

/** Lines read at once, so that an audit of years takes no more memory than these. */
const atOnce = 1000;

await runCli(async (args) => {
  const { values } = parseArguments(args, usage, {
    options: {
      csv: { type: 'boolean', default: false },
      since: { type: 'string', default: '1970-01-01' },
      after: { type: 'string', default: '0' },
    },
  });
  const since = /^\d{4}-\d{2}-\d{2}$/.test(values.since) ? Date.parse(values.since) : Number.NaN;
  if (Number.isNaN(since) || !/^\d{1,15}$/.test(values.after)) throw argumentsFaulty(usage);
  readDotenv();
  const { dataDir, database } = readConfig(process.env);
  const store = await openReader({ folder: dataDir, database });
  try {
    if (values.csv) console.log(auditHeader);
    for (let after = Number(values.after); ; ) {
      const lines = await store.auditLines(after, since, atOnce);
      for (const line of lines) console.log(auditText(line, values.csv ? 'csv' : 'json'));
      after = lines.at(-1)?.number ?? after;
      if (lines.length < atOnce) return;
    }
  } finally {
    await store.close();
  }
});
