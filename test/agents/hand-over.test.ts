import { afterEach, beforeEach, expect, it } from 'vitest';
import { addAgent, openChat, type Run, runAgents, signIn } from './run-agents.ts';

let run: Run;
beforeEach(async () => {
  run = await runAgents();
});
afterEach(() => run.close());

it('lets a person and an agent talk in order, and gives the bot back when it is closed', async () => {
  await addAgent(run.store, 'anna', run.now);
  const anna = await signIn(run, 'anna');
  await anna.post('/desk/api/presence', { available: true });
  const page = await anna.attend();
  const chat = await openChat(run);
  await chat.write('photos not uploading');
  await chat.write('human please');

  const [line] = await anna.queue();
  expect(line).toMatchObject({ state: 'requested', person: 'Eva', problem: 'photos not uploading', unread: 0 });
  const id = line?.id ?? '';
  expect(await anna.say(id, 'too early')).toEqual({ type: 'refused', why: 'not-yours' });
  expect(await anna.move(id, { type: 'claim' })).toEqual({ type: 'done' });
  for (const n of [1, 2, 3]) {
    await chat.write(`person ${n}`);
    expect(await anna.say(id, `agent ${n}`)).toEqual({ type: 'done' });
  }
  const wanted = ['person 1', 'agent 1', 'person 2', 'agent 2', 'person 3', 'agent 3'];
  expect((await chat.texts()).filter((text) => wanted.includes(text))).toEqual(wanted);
  const opened = await anna.open(id);
  expect(opened.entries.map(({ text }) => text).filter((text) => wanted.includes(text))).toEqual(wanted);
  expect(opened.handoff).toMatchObject({
    state: 'claimed',
    agent: { name: 'Anna' },
    ledger: { flow: expect.anything() },
  });
  expect((await chat.shown()).filter(({ text }) => text === 'agent 1')).toMatchObject([
    { from: { id: anna.me.id, name: 'Anna' }, channelData: { fixpath: { kind: 'agent' } } },
  ]);

  expect(await anna.move(id, { type: 'close', note: 'done' })).toEqual({ type: 'done' });
  await chat.write('5');
  await chat.write('very kind');
  expect((await run.store.handoff(id))?.rating).toEqual({ stars: 5, word: 'very kind' });
  expect(await anna.queue()).toEqual([]);
  await chat.write('wifi not working');
  expect((await chat.shown()).at(-1)?.channelData?.fixpath?.kind).toBe('question');
  await page.leave();
});
