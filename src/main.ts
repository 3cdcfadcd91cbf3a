import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pino from 'pino';
import type { App } from './app/create-app.ts';
import { hearLibraries } from './app/hear-libraries.ts';
import { sparingLog } from './app/sparing-log.ts';
import { readConfig } from './config/read-config.ts';
import { readDotenv } from './config/read-dotenv.ts';
import { FixpathError } from './domain/error.ts';
import type { Log } from './domain/ports/log.ts';
import { readyFolder } from './storage/sqlite/ready-folder.ts';

/** How long what is under way may take to end, ms: a turn may take 30 s. */
const longestFarewell = 40_000;

/** How long after it is up the process still loads what its first turns need, ms. */
const beginning = 2000;

/** How much garbage may lie beside what lives before it is collected, %. Node lets a heap grow to three times what lives. */
const mostGarbage = 50;

let settling: NodeJS.Timeout | undefined;

readDotenv();

try {
  const config = readConfig(process.env);
  const log = sparingLog(logOf(pino({ level: config.logLevel })), () => performance.now());
  hearLibraries(log);
  process.on('uncaughtException', (error) => {
    log.error('a fault of the program ends it', { error });
    process.exit(1);
  });
  if (!config.database) await readyFolder(config.dataDir);
  // Only now: settings that are wrong, and a folder that cannot be, are told before anything else is loaded.
  const [{ createApp }, { watchContent }] = await Promise.all([
    import('./app/create-app.ts'),
    import('./content/live/watch-content.ts'),
  ]);
  let app: App | undefined;
  let stopping = false;
  const stop = (code: number): void => {
    if (stopping || !app) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), longestFarewell).unref();
    app.close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error('closing failed', { error });
        process.exit(1);
      },
    );
  };
  app = await createApp(config, { log, onEnd: () => stop(1), onContent: settleSoon });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));
  console.log(welcome(app.url, config.bot.appId !== undefined || config.bot.allowUnauthenticated));
  settleSoon();
  const { reload } = app;
  // A terminal that is closed says the same; there it ends the server, as ever.
  if (!process.stdin.isTTY) process.on('SIGHUP', reload);
  if (config.watchContent)
    try {
      watchContent(config.contentDir, reload);
    } catch (error) {
      log.warn('content cannot be watched; send SIGHUP when it has changed', { error });
    }
} catch (error) {
  process.stderr.write(`${error instanceof FixpathError ? error.message : inspect(error)}\n`);
  process.exit(1);
}

function welcome(url: string, hasBot: boolean): string {
  return [
    'Fixpath is up.',
    `  a page with the widget   ${url}/`,
    `  the chat alone           ${url}/chat`,
    `  the launcher to embed    ${url}/widget.js`,
    `  the agents' page         ${url}/desk`,
    `  Bot Framework endpoint   ${url}/api/messages${hasBot ? '' : '   (closed until MicrosoftAppId is set)'}`,
  ].join('\n');
}

function logOf(lines: pino.Logger): Log {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error'): Log['info'] =>
    (event, { error, ...fields } = {}) =>
      lines[level]({ ...fields, ...(error !== undefined && { err: error }) }, event);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Once what was asked for latest is loaded too: more than one change of the content may come within so short a time. */
function settleSoon(): void {
  clearTimeout(settling);
  settling = setTimeout(settleMemory, beginning).unref();
}

/**
 * Gives back what only the start took, and content that other content has taken the place of, and keeps the heap near
 * what lives from now on. Called once all is loaded: while the heap is built up, each collection would find everything
 * alive.
 */
function settleMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${mostGarbage}`);
  setFlagsFromString('--expose-gc');
  // Node hands it out only by this way unless it was started with the flag. A last resort, because only that also takes
  // back what the young have grown to: 10 MB and more.
  (runInNewContext('gc') as (options: object) => void)({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
