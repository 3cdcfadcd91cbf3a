import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import { directLineCalls } from '../app/support/direct-line-calls.ts';
import { secret } from '../app/support/server-process.ts';
import { addAgent, type Browser, postJson, type Run, runAgents, signIn, until } from './support/run-agents.ts';

let run: Run;
let lead: Browser;
beforeAll(async () => {
  run = await runAgents({ DIRECT_LINE_SECRET: secret });
  await addAgent(run.store, 'lea', run.now, [], ['lead']);
  lead = await signIn(run, 'lea');
});
afterAll(() => run.close());

/** A conversation that a person of this id had, and its handoff. */
async function handedOver(id: string, ...words: readonly string[]) {
  const person = directLineCalls(run.url, { id: `dl_${id}`, name: 'Eva' });
  const conversation = await person.begin();
  for (const text of [...words, 'talk to a person']) {
    const said = await person.say(conversation, text);
    await until(async () => (await run.store.repliesTo(conversation, said.id)).done);
  }
  const found = async () => (await lead.queue()).find((line) => line.conversation === conversation);
  await until(async () => (await found()) !== undefined);
  return { conversation, handoff: (await found())?.id ?? '' };
}

async function exported(handoff: string, of: string) {
  const answer = await fetch(`${run.url}/desk/api/handoffs/${handoff}/export?of=${of}`, {
    headers: { cookie: lead.cookie },
  });
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="person.zip"');
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return { files, person: JSON.parse(strFromU8(files['person.json'] ?? new Uint8Array())) };
}

const erase = (handoff: string, of: unknown) =>
  postJson(`${run.url}/desk/api/handoffs/${handoff}/erasure`, { of }, lead.headers);

const wordsIn = (entries: readonly Entry[]) => JSON.stringify(entries.map(({ body }) => body));

it('gives a lead all that is kept of a conversation as one file, and erases it while others look', async () => {
  const { conversation, handoff } = await handedOver('eva', 'the zquirbel is broken');
  await lead.move(handoff, { type: 'claim' });
  await fetch(`${run.url}/desk/api/handoffs/${handoff}/files?name=look.txt&key=1`, {
    method: 'POST',
    headers: { ...lead.headers, 'content-type': 'text/plain' },
    body: 'zquirbel file',
  });
  const page = await lead.attend();
  const { files, person } = await exported(handoff, 'conversation');
  expect(person.conversations).toMatchObject([{ conversation: { id: conversation } }]);
  expect(JSON.stringify(person)).toContain('the zquirbel is broken');
  const [file = ''] = Object.keys(files).filter((name) => name.startsWith('files/'));
  expect(strFromU8(files[file] ?? new Uint8Array())).toBe('zquirbel file');

  expect((await erase(handoff, 'everything')).status).toBe(400);
  const answer = await erase(handoff, 'conversation');
  expect(await answer.json()).toMatchObject({ type: 'erased', conversations: 1, files: 1, utterances: [] });
  expect(wordsIn(await run.store.read(conversation, 0, 1000))).not.toContain('zquirbel');
  await until(() => page.frames.some((frame) => frame.type === 'erased' && frame.conversation === conversation));
  await until(async () => !(await lead.queue()).some(({ id }) => id === handoff));
  expect(JSON.stringify(await lead.open(handoff))).not.toContain('zquirbel');

  const audit = await run.store.auditLines(0, 0, 1000);
  expect(audit.filter(({ about }) => about?.conversations).map(({ event, who, about }) => [event, who, about])).toEqual(
    [
      ['person-exported', 'lea', { handoff, conversations: [conversation] }],
      ['erasure-asked', 'lea', { handoff, conversations: [conversation] }],
    ],
  );
});

it('reaches all conversations of the same person only where that is asked for', async () => {
  const one = await handedOver('bo', 'zquirbel one');
  const two = await handedOver('bo', 'zquirbel two');
  const extent = await lead.get<{ conversations: number }>(`/desk/api/handoffs/${one.handoff}/person`);
  expect(extent).toEqual({ conversations: 2, shared: 0 });
  expect((await exported(one.handoff, 'person')).person.conversations).toHaveLength(2);
  expect(await (await erase(one.handoff, 'conversation')).json()).toMatchObject({ conversations: 1 });
  expect(wordsIn(await run.store.read(two.conversation, 0, 1000))).toContain('zquirbel two');
  expect(await (await erase(two.handoff, 'person')).json()).toMatchObject({ type: 'erased' });
  expect(wordsIn(await run.store.read(two.conversation, 0, 1000))).not.toContain('zquirbel');
});
