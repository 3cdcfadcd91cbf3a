/** The desk in a terminal: `npm run talk`. The same engine, flows and waterfall, without any network. */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import { openDesk } from '../app/open-desk.ts';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import type { Reply } from '../domain/conversation/reply.ts';
import { FixpathError } from '../domain/error.ts';
import { createEngine } from '../engine/create-engine.ts';
import { openSqliteStore } from '../storage/sqlite-store.ts';
import { formatReply } from './terminal/format-reply.ts';

const conversation = 'terminal';
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
  const opened = await openDesk(readConfig(process.env), undefined, log);
  const store = await openSqliteStore({ folder: undefined, log });
  const { respond, recover } = opened.answerFrom(store, async () => ({ present: true, ahead: 0 }));
  const engine = createEngine({
    store,
    clock: Date.now,
    log,
    newId: randomUUID,
    respond,
    recover,
    typing: () => {},
    senders: {},
    destinationOf: () => undefined,
  });
  await engine.start();
  const showName = process.argv.includes('--names');
  /** The buttons on screen, by number. */
  let open: { readonly id: string; readonly choices: NonNullable<Reply['choices']> } | undefined;

  const take = async (text: string | undefined): Promise<void> => {
    const choice = open?.choices[Number(text) - 1];
    const { id } = await engine.accept({
      conversation,
      channel: 'terminal',
      key: text === undefined ? 'greeting' : randomUUID(),
      by: text === undefined ? 'channel' : 'person',
      from: { id: 'you' },
      body:
        text === undefined
          ? { type: 'greeting' }
          : choice && open
            ? { type: 'message', text: choice.label, tap: { reply: open.id, pick: choice.pick } }
            : { type: 'message', text },
      answerBy: 'log',
    });
    for (const { id: reply, body } of (await engine.answers(conversation, id, 30_000)) ?? []) {
      if (body.kind !== 'reply') continue;
      console.log(formatReply(body.reply, { showName }));
      if (body.reply.choices?.length) open = { id: reply, choices: body.reply.choices };
    }
  };

  console.log(
    styleText('dim', `${opened.content.desk.name}. Type words or a number; an empty line or Ctrl+D ends the chat.`),
  );
  try {
    await take(undefined);
    // Opened only now: a line that comes before somebody reads it is lost.
    const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: styleText('cyan', '› ') });
    const prompt = (): void => {
      if (process.stdin.isTTY) lines.prompt();
    };
    prompt();
    for await (const line of lines) {
      if (line.trim() === '') break;
      if (!process.stdin.isTTY) console.log(`${styleText('cyan', '›')} ${line}`);
      await take(line);
      prompt();
    }
    lines.close();
  } finally {
    await engine.close();
    await store.close();
  }
}
