import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { type DyingPoint, dyingPoints } from './support/dying-points.ts';

/** Delivers the message in a process of its own, which dies at the point, if one is named; gives what it printed. */
async function deliver(folder: string, point?: DyingPoint, place?: 'at-rest'): Promise<readonly string[]> {
  const program = [
    join(import.meta.dirname, 'support/dying-engine.ts'),
    folder,
    point ?? 'none',
    ...(place ? [place] : []),
  ];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect({ code, signal }).toEqual(point ? { code: null, signal: 'SIGKILL' } : { code: 0, signal: null });
  return printed.trim().split('\n').filter(Boolean);
}

const idIn = (printed: readonly string[]): string | undefined =>
  printed.find((line) => line.startsWith('acknowledged '))?.slice('acknowledged '.length);

async function logIn(folder: string, turns = 1) {
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  expect(await store.unfinished()).toEqual([]);
  expect(await store.nextDue()).toBeUndefined();
  expect((await store.find('c'))?.revision).toBe(turns);
  return store.read('c', 0, 100);
}

it.each(dyingPoints)('has one turn, said once and in order, after dying %s', async (point) => {
  const folder = await temporaryFolder();
  const first = await deliver(folder, point);
  const second = await deliver(folder);
  const id = idIn(second) ?? '';
  if (idIn(first)) expect(idIn(first)).toBe(id);

  const log = await logIn(folder);
  expect(log.map((entry) => [entry.number, entry.id])).toEqual([
    [1, id],
    [2, `${id}.1`],
    [3, `${id}.2`],
  ]);
  // A send is repeated only where the process died between the send and its record.
  const sent = [...first, ...second].filter((line) => line.startsWith('sent '));
  const twice = point === 'before a send is recorded' ? [`sent ${id}.1`] : [];
  expect(sent).toEqual([...twice, `sent ${id}.1`, `sent ${id}.2`]);
});

it.each(dyingPoints)(
  'has one turn in a conversation at rest, said once and in order, after dying %s',
  async (point) => {
    const folder = await temporaryFolder();
    const first = await deliver(folder, point, 'at-rest');
    const second = await deliver(folder);
    const id = idIn(second) ?? '';
    if (idIn(first)) expect(idIn(first)).toBe(id);
    const log = await logIn(folder, 2);
    expect(log.slice(3).map((entry) => [entry.number, entry.id])).toEqual([
      [4, id],
      [5, `${id}.1`],
      [6, `${id}.2`],
    ]);
    const sent = [...first, ...second].filter((line) => line.startsWith(`sent ${id}.`));
    const twice = point === 'before a send is recorded' ? [`sent ${id}.1`] : [];
    expect(sent).toEqual([...twice, `sent ${id}.1`, `sent ${id}.2`]);
  },
);

it('gives up a message of which two processes have died, with an apology', async () => {
  const folder = await temporaryFolder();
  await deliver(folder, 'while the turn plays');
  await deliver(folder, 'while the turn plays');
  const third = await deliver(folder);
  expect(third).toContain('error turn failed');
  const log = await logIn(folder);
  expect(log.map(({ body }) => body.kind === 'reply' && body.reply.text)).toEqual([false, 'Sorry.']);
});
