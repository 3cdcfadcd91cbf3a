import { enableCompileCache } from 'node:module';
import pino from 'pino';
import { readConfig } from './config/read-config.ts';
import { readDotenv } from './config/read-dotenv.ts';
import { FixpathError } from './domain/error.ts';
import type { Log } from './domain/log.ts';

enableCompileCache();
readDotenv();

try {
  const config = readConfig(process.env);
  const log = logOf(pino({ level: config.logLevel }));
  // Only now: what it imports is compiled into the cache that was just switched on.
  const { createApp } = await import('./app.ts');
  const app = await createApp(config, { log });
  console.log(welcome(app.url, config.bot.appId !== undefined || config.bot.allowUnauthenticated));
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      app.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('closing failed', { error });
          process.exit(1);
        },
      );
    });
} catch (error) {
  console.error(error instanceof FixpathError ? error.message : error);
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
