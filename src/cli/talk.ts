/** The desk in a terminal: `npm run talk`. The same engine, flows and waterfall, without a network. */
import { randomUUID } from 'node:crypto';
import { styleText } from 'node:util';
import { openDesk } from '../app/open-desk.ts';
import { joinChannels } from '../channels/join-channels.ts';
import { createTerminal } from '../channels/terminal/create-terminal.ts';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { FixpathError } from '../domain/error.ts';
import { createEngine } from '../engine/create-engine.ts';
import { openSqliteStore } from '../storage/sqlite-store.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {} };
const log = { ...quiet, error: (event: string, fields?: unknown) => console.error(event, fields) };

try {
  await talk();
} catch (error) {
  console.error(error instanceof FixpathError ? error.message : error);
  process.exitCode = 1;
}

async function talk(): Promise<void> {
  readDotenv();
  const opened = await openDesk({ ...readConfig(process.env), playsDrafts: true }, log);
  const store = await openSqliteStore({ folder: undefined, log });
  const terminal = createTerminal({
    input: process.stdin,
    output: process.stdout,
    newId: randomUUID,
    locale: new Intl.DateTimeFormat().resolvedOptions().locale,
    showName: process.argv.includes('--names'),
  });
  const channels = joinChannels([terminal]);
  const engine = createEngine({
    store,
    clock: Date.now,
    log,
    newId: randomUUID,
    ...opened.answerFrom(store, async () => ({ present: true, ahead: 0 })),
    ...channels,
  });
  await engine.start();
  console.log(
    styleText('dim', `${opened.content.desk.name}. Type words or a number; an empty line or Ctrl+D ends the chat.`),
  );
  try {
    channels.listen(engine);
    await terminal.ended;
  } finally {
    await engine.close();
    await store.close();
  }
}
