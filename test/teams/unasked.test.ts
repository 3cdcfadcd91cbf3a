import { afterAll, beforeAll, expect, it } from 'vitest';
import { hour } from '../../src/domain/time.ts';
import { addAgent, type Run, runAgents, signIn } from '../agents/support/run-agents.ts';
import { personInTeams } from './support/person-in-teams.ts';
import { type Connector, startConnector } from './support/start-connector.ts';

let run: Run;
let connector: Connector;
beforeAll(async () => {
  connector = await startConnector();
  run = await runAgents({ ALLOW_UNAUTHENTICATED_BOT: 'true' });
  await addAgent(run.store, 'anna', run.now);
});
afterAll(async () => {
  await run.close();
  await connector.close();
});

it('brings to the person in Teams that a problem is taken for solved after two days of silence', async () => {
  const eva = personInTeams(run, connector, 'a:silent');
  for (const text of ['my photos are not uploading to icloud', 'another account']) await eva.write(text);
  const before = eva.said().length;
  await run.pass(47 * hour);
  expect(eva.said()).toHaveLength(before + 1);
  await run.pass(hour);
  expect(
    eva
      .said()
      .slice(before + 1)
      .join(),
  ).toContain('"outcome":"assumed"');
});

it('brings to the person in Teams the question how a fix went, once, and takes the tap on it', async () => {
  const ida = personInTeams(run, connector, 'a:gone-to-do-it');
  for (const text of ['my photos are not uploading to icloud', 'another account']) await ida.write(text);
  const before = ida.said().length;
  await run.pass(hour);
  await run.pass(5 * hour);
  const [asked, ...more] = ida.said().slice(before);
  expect(more).toEqual([]);
  expect(asked).toContain('Are your photos syncing now?');
  const [button] = /\{"fixpath":\{"reply":"[^"]+","pick":"solved"\}/.exec(asked ?? '') ?? [];
  await ida.write('', { value: JSON.parse(`${button}}`) });
  expect(
    ida
      .said()
      .slice(before + 1)
      .join(),
  ).toContain('"outcome":"resolved"');
});

it('brings the claim of a ticket, its answer and its end to the person in Teams a day later, without a word of theirs', async () => {
  const bo = personInTeams(run, connector, 'a:ticket');
  await bo.write('talk to a person');
  await run.pass(20 * hour);
  const before = bo.said().length;
  const anna = await signIn(run, 'anna');
  const handoff = (await anna.queue()).find(({ conversation }) => conversation === 'msteams:a:ticket');
  expect(handoff?.state).toBe('ticketed');
  const id = handoff?.id ?? '';
  expect(await anna.move(id, { type: 'claim' })).toEqual({ type: 'done' });
  expect(await anna.say(id, 'Please try it once more.')).toEqual({ type: 'done' });
  expect(await anna.move(id, { type: 'close' })).toEqual({ type: 'done' });
  await run.pass(0);
  const [joined, answer, left] = bo.said().slice(before);
  expect(joined).toContain('"joined":"Anna"');
  expect(answer).toContain('Anna: Please try it once more.');
  expect(left).toContain('"left":"Anna"');
});
