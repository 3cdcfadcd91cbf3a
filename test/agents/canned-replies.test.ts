import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAgent, type Browser, postJson, type Run, runAgents, signIn } from './support/run-agents.ts';

let run: Run;
let anna: Browser;
let ben: Browser;
beforeAll(async () => {
  run = await runAgents();
  for (const login of ['anna', 'ben']) await addAgent(run.store, login, run.now);
  [anna, ben] = [await signIn(run, 'anna'), await signIn(run, 'ben')];
});
afterAll(() => run.close());

const reply = { title: ' Two\n words ', text: ' Hello {{ name }} ', revision: 0 };

it('a canned reply that one agent keeps is what another one gets, and every page is told', async () => {
  const stream = await ben.attend();
  const kept = await (await anna.post('/desk/api/canned/one', { ...reply, language: 'de' })).json();
  expect(kept).toMatchObject({
    type: 'kept',
    reply: { id: 'one', title: 'Two words', text: 'Hello {{ name }}', revision: 1 },
  });
  expect(await ben.get('/desk/api/canned')).toEqual([
    {
      id: 'one',
      title: 'Two words',
      text: 'Hello {{ name }}',
      language: 'de',
      by: { id: 'desk-anna', name: 'Anna' },
      at: run.now,
      revision: 1,
    },
  ]);
  await expect.poll(() => stream.frames).toContainEqual({ type: 'canned' });
  await stream.leave();
});

it.each([
  ['has no title', { ...reply, title: ' ' }, /Send a title of at most 80 characters/],
  ['has a long title', { ...reply, title: 'x'.repeat(81) }, /Send a title of at most 80 characters/],
  ['has no text', { ...reply, text: '' }, /Send a text of at most 4000 characters/],
  ['has a long text', { ...reply, text: 'x'.repeat(4001) }, /Send a text of at most 4000 characters/],
  ['names what nobody can fill in', { ...reply, text: '{{nmae}}' }, /\{\{nmae\}\}, which nothing can be filled in/],
  ['is in a language that the desk does not speak', { ...reply, language: 'fr' }, /The desk does not speak fr/],
  ['has no revision', { title: 'Two', text: 'Two' }, /Send the revision/],
  ['is no JSON object', [], /Send a title/],
])('a canned reply that %s is turned down with the cure, and nothing is kept', async (_, body, words) => {
  const answer = await anna.post('/desk/api/canned/two', body);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toMatch(words);
  expect((await anna.get<readonly unknown[]>('/desk/api/canned')).length).toBe(1);
});

it('who is not signed in, or brings no proof, neither reads nor changes canned replies', async () => {
  expect((await fetch(`${run.url}/desk/api/canned`)).status).toBe(401);
  const bare = { origin: run.url, cookie: anna.cookie };
  expect((await postJson(`${run.url}/desk/api/canned/one/remove`, { revision: 1 }, bare)).status).toBe(403);
  expect((await ben.get<readonly unknown[]>('/desk/api/canned')).length).toBe(1);
});
