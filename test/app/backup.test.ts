import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../cli/support/run-command.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { directLineCalls } from './support/direct-line-calls.ts';
import { startServerProcess } from './support/server-process.ts';
import { trainedFolder } from './support/trained-folder.ts';

const ada = { id: 'dl_ada', name: 'Ada' };

it('brings the open question back into an empty folder, as it was at the copy, and goes on from there', async () => {
  const folder = await trainedFolder();
  const server = await startServerProcess(folder);
  onTestFinished(server.kill);
  const before = directLineCalls(server.url, ada);
  const conversation = await before.begin();
  await before.say(conversation, 'photos not uploading');
  await expect.poll(() => before.lastStep(conversation)).toBe('apple-id');
  await before.sendFile(conversation, 'same', 'note.txt', 'what the page said');
  await expect.poll(() => before.lastStep(conversation)).toBe('sync-switch');
  const log = await before.log(conversation);

  const copies = join(await temporaryFolder(), 'copies');
  const copied = await runCommand('backup', [copies], { DATA_DIR: folder });
  expect(copied).toMatchObject({ code: 0, stderr: '' });
  expect(copied.stdout).toMatch(/whole: pages, indexes.*\n.*conversations 1, .*files 1,/);
  // What happens after the copy is not in it.
  await before.say(conversation, "it's on");
  await expect.poll(() => before.lastStep(conversation)).toBe('connection');
  await server.kill();

  const elsewhere = await trainedFolder();
  const [copy = ''] = (await readdir(copies)).filter((name) => name.endsWith('.sqlite'));
  const restored = await runCommand('restore', [join(copies, copy)], { DATA_DIR: elsewhere });
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  await rm(folder, { recursive: true });

  const next = await startServerProcess(elsewhere);
  onTestFinished(next.kill);
  const after = directLineCalls(next.url, ada);
  const withoutLinks = (told: typeof log) => told.map(({ attachments: _, ...rest }) => rest);
  expect(withoutLinks(await after.log(conversation))).toEqual(withoutLinks(log));
  expect(await after.firstFile(conversation)).toBe('what the page said');
  await after.say(conversation, "it's on");
  await expect.poll(() => after.lastStep(conversation)).toBe('connection');
});
