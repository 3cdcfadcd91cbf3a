import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import type { Colleague } from '../../src/domain/wire/desk-wire.ts';
import { deskContent } from '../play/desk-content.ts';
import { freshDatabase } from '../postgres/fresh-database.ts';
import { openHandoffOf } from './support/open-handoff-of.ts';
import { addAgent, openChat, type Run, runAgents, signIn, until } from './support/run-agents.ts';

beforeAll(() => deskContent()); // makes the model if there is none yet

/** Two whole programs on one database, as two replicas have it. */
async function runTwo(): Promise<readonly [Run, Run]> {
  const DATABASE_URL = await freshDatabase();
  const runs = [await runAgents({ DATABASE_URL }), await runAgents({ DATABASE_URL })] as const;
  for (const run of runs) onTestFinished(() => run.close());
  return runs;
}

/** Whether a colleague, who looks at the page of this replica, sees an agent there. */
async function isThere(run: Run, agent: string): Promise<boolean> {
  if (!(await run.store.account('ben'))) await addAgent(run.store, 'ben', run.now);
  const ben = await signIn(run, 'ben');
  const seen = await ben.get<readonly Colleague[]>('/desk/api/colleagues');
  return seen.some((each) => each.id === `desk-${agent}` && each.isThere);
}

it('lets an agent whose page hangs on one replica take whoever came to another, and keep them', async () => {
  const [first, second] = await runTwo();
  await addAgent(first.store, 'anna', first.now);
  const anna = await signIn(second, 'anna');
  await anna.post('/desk/api/presence', { available: true });
  const page = await anna.attend();
  onTestFinished(() => page.leave());

  const chat = await openChat(first);
  await chat.write('photos not uploading');
  await chat.write('human please');
  const handoff = await openHandoffOf(first.store, chat.id);
  // Somebody is there, which the first replica knows from the second: nobody is asked for an address.
  expect((await first.store.handoff(handoff))?.state).toBe('requested');
  await until(async () => (await anna.queue()).length > 0);
  expect(page.frames).toContainEqual({ type: 'queue' });
  expect(await anna.move(handoff, { type: 'claim' })).toEqual({ type: 'done' });
  const shown: string[] = [];
  await chat.listen(({ type, text }) => shown.push(text ?? type) === 0);
  expect(await anna.say(handoff, 'Look into the trash')).toEqual({ type: 'done' });
  await until(() => shown.includes('Look into the trash'));

  // What the person writes there, and that they do, is seen here.
  await chat.send({ type: 'typing' });
  await until(() => page.frames.some(({ type }) => type === 'typing'));
  await chat.write('it is empty');
  await until(async () => JSON.stringify(await anna.open(handoff)).includes('it is empty'));
  // What the agent does is seen there.
  await anna.post('/desk/api/typing', { handoff });
  await until(() => shown.includes('typing'));

  // The first replica has no page of hers, and does not take her for gone.
  first.now += 10 * minute;
  await anna.post('/desk/api/presence', { available: true }); // her replica tells the others again
  await until(() => isThere(first, 'anna'));
  await first.pass(1);
  expect((await first.store.handoff(handoff))?.state).toBe('claimed');
});

it('knows on each replica who is available, and that nobody is once the page is closed', async () => {
  const [first, second] = await runTwo();
  await addAgent(first.store, 'anna', first.now);
  const anna = await signIn(second, 'anna');
  await anna.post('/desk/api/presence', { available: true });
  const page = await anna.attend();
  await until(() => isThere(first, 'anna'));
  await anna.post('/desk/api/presence', { available: false });
  await until(async () => !(await isThere(first, 'anna')));
  await anna.post('/desk/api/presence', { available: true });
  await until(() => isThere(first, 'anna'));
  await page.leave();
  for (const run of [first, second]) run.now += minute;
  await until(async () => !(await isThere(first, 'anna')));
});

it('lets through no more wrong passwords and new chats on one replica once another has let through what is allowed', async () => {
  const [first, second] = await runTwo();
  await addAgent(first.store, 'anna', first.now);
  const wrong = async ({ url }: Run): Promise<number> => {
    const headers = { 'content-type': 'application/json', origin: url };
    const body = JSON.stringify({ login: 'anna', password: 'wrong' });
    return (await fetch(`${url}/desk/sign-in`, { method: 'POST', headers, body })).status;
  };
  for (let tried = 0; tried < 8; tried++) expect(await wrong(first)).toBe(401);
  await expect.poll(() => wrong(second)).toBe(429);

  const chat = async ({ url }: Run): Promise<number> => (await fetch(`${url}/chat/token`, { method: 'POST' })).status;
  const given = await Promise.all(Array.from({ length: 120 }, () => chat(first)));
  expect(new Set(given)).toEqual(new Set([200]));
  await expect.poll(() => chat(second)).toBe(429);
});
