import { expect, it, onTestFinished } from 'vitest';
import { openHandoffOf } from '../agents/support/open-handoff-of.ts';
import { addAgent, openChat, runAgents, signIn } from '../agents/support/run-agents.ts';
import { copyLearned } from '../play/learned.ts';
import { freshDatabase } from '../postgres/fresh-database.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { directLineCalls } from './support/direct-line-calls.ts';
import { startServerProcess } from './support/server-process.ts';

it('takes a person to an agent, keeps the open question over a restart, and finds what was said', async () => {
  const run = await runAgents({ DATABASE_URL: await freshDatabase() });
  onTestFinished(() => run.close());
  await addAgent(run.store, 'anna', run.now);
  const anna = await signIn(run, 'anna');
  await anna.post('/desk/api/presence', { available: true });
  const chat = await openChat(run);
  await chat.write('photos not uploading');
  const open = (await chat.texts()).at(-1);
  await run.restart();
  expect((await chat.texts()).at(-1)).toBe(open);
  await chat.write('yes');
  expect((await chat.texts()).at(-1)).not.toBe(open);
  await chat.write('blorp frobnicate wuzzle');
  const page = await anna.attend();
  onTestFinished(() => page.leave());
  await chat.write('human please');

  const [line] = await anna.queue();
  expect(line).toMatchObject({ state: 'requested', problem: 'photos not uploading' });
  const handoff = await openHandoffOf(run.store, chat.id);
  expect(await anna.move(handoff, { type: 'claim' })).toEqual({ type: 'done' });
  expect(await anna.say(handoff, 'Look into the trash')).toEqual({ type: 'done' });
  expect(await chat.texts()).toContain('Look into the trash');
  expect((await run.store.search('blorp', 5)).map((found) => found.handoff)).toEqual([handoff]);
  expect(await anna.move(handoff, { type: 'close', note: 'done' })).toEqual({ type: 'done' });
  expect(await anna.closed()).toMatchObject([{ id: handoff, state: 'closed' }]);
});

it('tells when its database is away, goes on when that is back, and after a kill', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const folder = await temporaryFolder();
  await copyLearned(folder);
  const settings = { DATABASE_URL: server.url };
  const first = await startServerProcess(folder, [], settings);
  onTestFinished(() => first.kill());

  const eva = directLineCalls(first.url, { id: 'dl_eva' });
  const conversation = await eva.begin();
  await eva.sendFile(conversation, 'photos not uploading', 'a.txt', 'what is in it');
  await expect.poll(() => eva.lastStep(conversation)).toBe('apple-id');
  const ready = async (): Promise<number> => (await fetch(`${first.url}/readyz`)).status;
  expect(await ready()).toBe(200);
  await server.stop({ keeps: true });
  await expect.poll(ready, { timeout: 20_000 }).toBe(503);
  await server.restart();
  await expect.poll(ready, { timeout: 20_000 }).toBe(200);

  await first.kill();
  const second = await startServerProcess(folder, [], settings);
  onTestFinished(() => second.kill());
  const again = directLineCalls(second.url, { id: 'dl_eva' });
  expect(await again.lastStep(conversation)).toBe('apple-id');
  expect(await again.firstFile(conversation)).toBe('what is in it');
  await again.say(conversation, 'yes');
  await expect.poll(() => again.lastStep(conversation)).not.toBe('apple-id');
}, 180_000); // starts the whole server twice
