import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** Starts the crash writer on a folder; gives its lines, and a way to kill it that waits for its end. */
function startWriter(folder: string) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('support/crash-writer.ts', import.meta.url)), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exit;
  };
  onTestFinished(kill);
  return { lines: createInterface({ input: child.stdout }), kill };
}

it.each([40, 333, 900])('keeps all that was acknowledged before a SIGKILL after %i acknowledgements', async (count) => {
  const folder = await temporaryFolder();
  const writer = startWriter(folder);
  const acknowledged: string[] = [];
  let killed: Promise<void> | undefined;
  for await (const line of writer.lines) {
    acknowledged.push(line);
    if (acknowledged.length === count) killed = writer.kill();
  }
  await killed;
  expect(acknowledged.length).toBeGreaterThanOrEqual(count);

  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  for (const line of acknowledged) {
    const [what, id = ''] = line.split(' ');
    const [conversation = ''] = id.split('-');
    const { done, entries } = await store.repliesTo(conversation, id);
    if (what === 'committed') expect([id, done, entries.length]).toEqual([id, true, 2]);
    else
      expect(await store.accept({ ...unseen, conversation, key: `message:${id}` })).toEqual({ type: 'repeated', id });
  }
  for (let index = 0; index < 8; index++) {
    const log = await store.read(`c${index}`, 0, 100_000);
    expect(log.map(({ number }) => number)).toEqual(log.map((_, at) => at + 1));
    const waiting = (await store.load(`c${index}`))?.inputs.length ?? 0;
    expect(log.length % 3).toBe(waiting);
  }
});

const unseen = {
  id: 'never-stored',
  by: 'person',
  body: { type: 'message', text: '' },
  answerBy: 'log',
  channel: 'directline',
  at: 1,
} as const;

it('lets nobody else write while a process lives, and anybody once it was killed', async () => {
  const folder = await temporaryFolder();
  const writer = startWriter(folder);
  await once(writer.lines, 'line');
  await expect(openSqliteStore({ folder })).rejects.toMatchObject({
    code: 'storage-owned',
    message: expect.stringMatching(/End that one first, or give this one a DATA_DIR/),
  });
  await writer.kill();

  const store = await openSqliteStore({ folder });
  await store.close();
});
