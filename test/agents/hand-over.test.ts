import { afterEach, beforeEach, expect, it } from 'vitest';
import type { QueueLine } from '../../src/domain/wire/desk-wire.ts';
import { openHandoffOf } from './support/open-handoff-of.ts';
import { addAgent, openChat, type Run, runAgents, signIn, until } from './support/run-agents.ts';

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
  expect((await anna.open(id)).entries.flatMap(({ rating }) => rating ?? [])).toEqual([
    { stars: 5 },
    { stars: 5, word: 'very kind' },
  ]);
  expect(await anna.queue()).toEqual([]);
  expect(await anna.closed()).toMatchObject([{ id, state: 'closed', rating: { stars: 5, word: 'very kind' } }]);
  await chat.write('wifi not working');
  expect((await chat.shown()).at(-1)?.channelData?.fixpath?.kind).toBe('question');
  await page.leave();
});

const minute = 60_000;

/** An agent who is there and available, with the page open. */
async function present(login: string) {
  await addAgent(run.store, login, run.now);
  const agent = await signIn(run, login);
  await agent.post('/desk/api/presence', { available: true });
  return { ...agent, page: await agent.attend() };
}

/** A person who has asked for a human, and the id of the handoff. */
async function waiting() {
  const chat = await openChat(run);
  await chat.write('photos not uploading');
  await chat.write('human please');
  const id = await openHandoffOf(run.store, chat.id);
  return { ...chat, handoff: id };
}

const stateOf = async (id: string) => (await run.store.handoff(id))?.state;
const phrase = (text: string) => expect.stringContaining(text);

it('gives a conversation to the colleague it is assigned to, and to whoever takes it over; only they speak, and the person is told once each', async () => {
  const [anna, ben] = [await present('anna'), await present('ben')];
  await addAgent(run.store, 'cleo', run.now);
  const chat = await waiting();
  const id = chat.handoff;
  expect(await anna.get('/desk/api/colleagues')).toEqual([
    { id: 'desk-anna', name: 'Anna', teams: [], isThere: true },
    { id: 'desk-ben', name: 'Ben', teams: [], isThere: true },
    { id: 'desk-cleo', name: 'Cleo', teams: [], isThere: false },
  ]);
  const toBen = { type: 'assign', to: { id: 'desk-ben', name: 'whoever' } } as const;
  const nobody = await anna.post(`/desk/api/handoffs/${id}/moves`, { move: { type: 'assign', to: { id: 'desk-x' } } });
  expect(nobody.status).toBe(400);
  let told = (await chat.texts()).length;
  expect(await anna.move(id, toBen)).toEqual({ type: 'done' });
  expect((await chat.texts()).slice(told)).toEqual([phrase('Ben has joined')]);
  expect((await ben.queue())[0]).toMatchObject({ agent: { name: 'Ben' }, givenBy: { name: 'Anna' } });
  expect(await anna.say(id, 'not mine')).toEqual({ type: 'refused', why: 'not-yours' });
  expect(await ben.say(id, 'Ben here')).toEqual({ type: 'done' });
  // Again, it changes nothing and tells nobody.
  expect(await anna.move(id, toBen)).toEqual({ type: 'done' });

  told = (await chat.texts()).length;
  expect(await anna.move(id, { type: 'claim' })).toEqual({ type: 'refused', why: 'taken' });
  expect(await anna.move(id, { type: 'take-over', why: 'Ben is ill' })).toEqual({ type: 'done' });
  expect((await chat.texts()).slice(told)).toEqual([phrase('Anna is taking over')]);
  expect((await ben.queue())[0]).toMatchObject({ agent: { name: 'Anna' } });
  expect((await anna.open(id)).handoff.history.at(-1)).toMatchObject({ by: { name: 'Anna' }, why: 'Ben is ill' });
  expect((await ben.queue())[0]?.givenBy).toBeUndefined();
  expect(await ben.say(id, 'late')).toEqual({ type: 'refused', why: 'not-yours' });
  expect(await ben.move(id, { type: 'close' })).toEqual({ type: 'refused', why: 'not-yours' });

  // Cleo never comes: nobody is lost with her.
  expect(await ben.move(id, { type: 'assign', to: { id: 'desk-cleo', name: '' } })).toEqual({ type: 'done' });
  await run.pass(61_000);
  expect(await stateOf(id)).toBe('released');
  await run.pass(121_000);
  await run.pass(121_000);
  expect(await stateOf(id)).toBe('ticketed');
  expect(await ben.move(id, toBen)).toEqual({ type: 'done' });
  expect(await ben.move(id, { type: 'close' })).toEqual({ type: 'done' });
  expect(await anna.move(id, { type: 'take-over' })).toEqual({ type: 'refused', why: 'over' });
});

it('makes a ticket at once when agents exist and none of them is there', async () => {
  await addAgent(run.store, 'anna', run.now);
  const chat = await waiting();
  expect(chat.handoff).toBe('none');
  const [ticket] = await run.store.handoffs(['ticketed']);
  expect((await chat.texts()).at(-1)).toContain(ticket?.ticket?.number);
  await chat.write('eva@example.org');
  // It sends no mail, so it takes no address.
  expect((await run.store.handoffs(['ticketed']))[0]?.ticket?.mail).toBeUndefined();
  expect((await chat.texts()).at(-1)).toContain("I can't send mail from here");
});

it('tells agents whether the person’s chat has been shown their words', async () => {
  const anna = await present('anna');
  const chat = await waiting();
  const id = chat.handoff;
  await anna.move(id, { type: 'claim' });
  await anna.say(id, 'Are you there?');
  const reached = async () => {
    const { entries, reached } = await anna.open(id);
    const { number = 0 } = entries.findLast(({ by }) => by === 'agent') ?? {};
    expect(reached.sent).toBeUndefined();
    return (reached.delivered ?? 0) >= number;
  };
  expect(await reached()).toBe(false);
  const heard = anna.page.frames.length;
  const eva = await chat.listen(({ text }) => text === 'Are you there?');
  await eva.met;
  await until(reached);
  expect(anna.page.frames.slice(heard)).toContainEqual({ type: 'sends', conversation: chat.id });
  await anna.say(id, 'Still there?');
  expect(await reached()).toBe(false);
});

it('keeps labels, tells nobody of them, and counts how often somebody was angry before and while they wait', async () => {
  const anna = await present('anna');
  const chat = await waiting();
  const id = chat.handoff;
  const shown = await chat.shown();
  const labels = [' billing ', 'Billing', '', 'x'.repeat(60), 'vip'];
  expect(await anna.move(id, { type: 'label', labels })).toEqual({ type: 'done' });
  expect(await chat.shown()).toEqual(shown);
  const kept = ['billing', 'x'.repeat(40), 'vip'];
  expect((await anna.queue())[0]).toMatchObject({ labels: kept });
  expect((await anna.queue())[0]?.tempers).toBeUndefined();
  const wrong = await anna.post(`/desk/api/handoffs/${id}/moves`, { move: { type: 'label', labels: 'vip' } });
  expect(wrong.status).toBe(400);
  await chat.write('i am really angry, this is ridiculous!!!');
  expect((await anna.queue())[0]).toMatchObject({ labels: kept, tempers: 1 });
  await anna.move(id, { type: 'claim' });
  await chat.write('this is driving me mad, i am furious');
  expect((await anna.queue())[0]).toMatchObject({ labels: kept, tempers: 2 });
  await chat.write('thank you');
  expect((await anna.queue())[0]).toMatchObject({ tempers: 2 });
  expect(await anna.move(id, { type: 'label', labels: [] })).toEqual({ type: 'done' });
  expect((await anna.queue())[0]?.labels).toBeUndefined();
  expect((await run.store.handoff(id))?.state).toBe('claimed');

  const other = await openChat(run);
  await other.write('photos not uploading');
  await other.write('i am so angry, this is ridiculous');
  await other.write('human please');
  expect((await anna.queue()).find(({ conversation }) => conversation === other.id)).toMatchObject({ tempers: 1 });
});

it('keeps a note for agents alone, once, whoever has the conversation, and marks it for whom it calls', async () => {
  const [anna, ben] = [await present('anna'), await present('ben')];
  const chat = await waiting();
  const id = chat.handoff;
  await anna.move(id, { type: 'claim' });
  const shown = await chat.shown();
  const note = (text: string, key: string) => ben.post(`/desk/api/handoffs/${id}/notes`, { text, key });
  const text = 'Mind the quota, @anna. @Ben thinks so.';
  for (const _ of ['first', 'again']) expect(await (await note(text, 'one')).json()).toEqual({ type: 'done' });
  expect((await note('', 'two')).status).toBe(400);
  expect(await chat.shown()).toEqual(shown);
  const notes = (await anna.open(id)).entries.filter(({ isNote }) => isNote);
  expect(notes).toMatchObject([{ by: 'agent', name: 'Ben', text }]);
  const [line] = await anna.queue();
  expect(line?.mentions).toEqual({ 'desk-anna': { number: notes[0]?.number, by: 'Ben', text } });
  expect(line?.last?.text).not.toBe(text);
  await until(() => anna.page.frames.some((frame) => frame.type === 'entries' && frame.handoff === id));
  const found = await anna.get<readonly QueueLine[]>('/desk/api/search?words=quota');
  expect(found).toMatchObject([{ id }]);
  const { entries } = await run.store.transcript(chat.id, 1000, 1000);
  expect(JSON.stringify(entries)).not.toContain('quota');

  await anna.move(id, { type: 'close' });
  expect(await (await note('too late', 'three')).json()).toEqual({ type: 'refused', why: 'over' });
});

it('finds a closed conversation by what was said, lists it for as long as it is kept, and opens it again for an agent', async () => {
  const anna = await present('anna');
  const chat = await waiting();
  const id = chat.handoff;
  await anna.move(id, { type: 'claim' });
  expect(await anna.move(id, { type: 'reopen' })).toEqual({ type: 'done' });
  await chat.write('it began in Lisbon');
  await anna.move(id, { type: 'close', note: 'the router was old' });

  const again = await present('ben');
  const search = (words: string) =>
    again.get<readonly QueueLine[]>(`/desk/api/search?${new URLSearchParams({ words })}`);
  expect(await search('lisb')).toMatchObject([{ id, state: 'closed', found: ['it began in ', 'Lisbon', ''] }]);
  expect(await search('router old')).toMatchObject([{ id }]);
  expect(await search('Madrid')).toEqual([]);
  expect(await again.closed()).toMatchObject([{ id }]);
  const { changedAt = 0 } = (await again.closed())[0] ?? {};
  expect(await again.get(`/desk/api/queue?closed&before=${changedAt - 1}`)).toEqual({ lines: [] });

  expect(await again.move(id, { type: 'claim' })).toEqual({ type: 'refused', why: 'over' });
  expect(await again.move(id, { type: 'reopen' })).toEqual({ type: 'done' });
  expect((await chat.texts()).at(-1)).toContain('Ben has joined');
  expect(await again.say(id, 'Is it still so?')).toEqual({ type: 'done' });
  await again.move(id, { type: 'close' });

  // While something else is open with the person, the old one stays closed.
  await chat.write('human please');
  const newer = await openHandoffOf(run.store, chat.id);
  expect(await again.move(id, { type: 'reopen' })).toEqual({ type: 'refused', why: 'another-open', handoff: newer });
  await again.page.leave();
  await run.pass(90 * 24 * 60 * minute);
  expect(await (await signIn(run, 'ben')).closed()).toMatchObject([{ id }]);
});

it('counts who has signed in as there, until they say that they are not', async () => {
  await addAgent(run.store, 'anna', run.now);
  const anna = await signIn(run, 'anna');
  expect(anna.me.available).toBe(true);
  expect(await anna.get('/desk/api/settings')).toMatchObject({ availableWhenActive: true });
  const chat = await waiting();
  expect(await stateOf(chat.handoff)).toBe('requested');
  await anna.post('/desk/api/presence', { available: false });
  expect((await waiting()).handoff).toBe('none');
});

it('counts nobody as there who has not said so, where AGENTS_AVAILABLE_WHEN_ACTIVE is off', async () => {
  await run.close();
  run = await runAgents({ AGENTS_AVAILABLE_WHEN_ACTIVE: 'false' });
  await addAgent(run.store, 'anna', run.now);
  const anna = await signIn(run, 'anna');
  expect(anna.me.available).toBe(false);
  expect(await anna.get('/desk/api/settings')).toMatchObject({ availableWhenActive: false });
  await anna.post('/desk/api/presence', { available: true });
  expect((await signIn(run, 'anna')).me.available).toBe(true);
});

it('makes a ticket only once nobody has claimed after a second notice', async () => {
  const anna = await present('anna');
  const chat = await waiting();
  const before = (await chat.texts()).length;
  const heard = anna.page.frames.length;
  expect((await anna.queue())[0]?.announcedAgainAt).toBeUndefined();
  await run.pass(121_000);
  expect(await stateOf(chat.handoff)).toBe('requested');
  expect((await anna.queue())[0]?.announcedAgainAt).toBe(run.now);
  expect((await anna.open(chat.handoff)).entries.at(-1)).toMatchObject({ isAnnouncedAgain: true, by: 'system' });
  await until(() => anna.page.frames.slice(heard).some(({ type }) => type === 'queue'));
  expect(await chat.texts()).toHaveLength(before + 1);
  await run.pass(121_000);
  expect(await stateOf(chat.handoff)).toBe('ticketed');
  expect(await chat.texts()).toHaveLength(before + 2);
  await run.pass(10 * minute);
  expect(await chat.texts()).toHaveLength(before + 2);
});

it('gives a conversation back to the queue when its agent is gone, tells the person once, and lets another claim', async () => {
  const anna = await present('anna');
  const ben = await present('ben');
  const chat = await waiting();
  expect(await anna.move(chat.handoff, { type: 'claim' })).toEqual({ type: 'done' });
  await run.pass(10 * minute);
  expect(await stateOf(chat.handoff)).toBe('claimed');
  await anna.page.leave();
  await run.pass(59_000);
  expect(await stateOf(chat.handoff)).toBe('claimed');
  const before = await chat.texts();
  await run.pass(2_000);
  await run.pass(10_000);
  expect(await stateOf(chat.handoff)).toBe('released');
  expect(await chat.texts()).toHaveLength(before.length + 1);
  expect(await anna.say(chat.handoff, 'am I still there?')).toEqual({ type: 'refused', why: 'not-yours' });
  expect(await ben.move(chat.handoff, { type: 'claim' })).toEqual({ type: 'done' });
  expect(await ben.say(chat.handoff, 'now it is me')).toEqual({ type: 'done' });
  expect((await chat.texts()).slice(-2)).toEqual([phrase('Ben'), 'now it is me']);
  await ben.page.leave();
  await run.pass(61_000);
  expect(await stateOf(chat.handoff)).toBe('released');
});

it('keeps a conversation with its agent whose page is back in time, also over a restart, and not when it stays away', async () => {
  const anna = await present('anna');
  const chat = await waiting();
  await anna.move(chat.handoff, { type: 'claim' });
  await run.restart();
  await run.pass(50_000);
  const page = await anna.attend();
  await run.pass(5 * minute);
  expect(await stateOf(chat.handoff)).toBe('claimed');
  expect(await anna.say(chat.handoff, 'still me')).toEqual({ type: 'done' });
  await page.leave();
  await run.restart();
  await run.pass(61_000);
  expect(await stateOf(chat.handoff)).toBe('released');
});

it('moves a conversation to another agent of the team it is transferred to, and back to the bot at a step', async () => {
  const [anna, ben] = [await present('anna'), await present('ben')];
  const chat = await waiting();
  await anna.move(chat.handoff, { type: 'claim' });
  expect(
    (await anna.post(`/desk/api/handoffs/${chat.handoff}/moves`, { move: { type: 'transfer', team: 'no such' } }))
      .status,
  ).toBe(400);
  expect(await anna.move(chat.handoff, { type: 'transfer', team: 'apple-devices' })).toEqual({ type: 'done' });
  expect(await anna.move(chat.handoff, { type: 'close' })).toEqual({ type: 'refused', why: 'not-yours' });
  expect(await ben.move(chat.handoff, { type: 'claim' })).toEqual({ type: 'done' });
  expect(await ben.move(chat.handoff, { type: 'hand-back', step: 'mobile-data' })).toEqual({ type: 'done' });
  const shown = await chat.shown();
  expect(shown.at(-1)?.channelData?.fixpath).toMatchObject({ kind: 'question', step: 'mobile-data' });
  expect(await stateOf(chat.handoff)).toBe('closed');
  await chat.write('no');
  expect((await chat.shown()).length).toBeGreaterThan(shown.length);
});

it('takes what the page sends twice once, and claims for the one who has it already', async () => {
  const anna = await present('anna');
  const chat = await waiting();
  expect(await anna.move(chat.handoff, { type: 'claim' })).toEqual({ type: 'done' });
  expect(await anna.move(chat.handoff, { type: 'claim' })).toEqual({ type: 'done' });
  const twice = await Promise.all([1, 2, 3].map(() => anna.say(chat.handoff, 'once', 'the-same-key')));
  expect(twice).toEqual([{ type: 'done' }, { type: 'done' }, { type: 'done' }]);
  await chat.write('also once', 'the-persons-key');
  await chat.write('also once', 'the-persons-key');
  const texts = (await anna.open(chat.handoff)).entries.map(({ text }) => text);
  expect(texts.filter((text) => text === 'once' || text === 'also once')).toEqual(['once', 'also once']);
  const closed = { move: { type: 'close' }, key: 'closing' };
  const path = `/desk/api/handoffs/${chat.handoff}/moves`;
  expect(await (await anna.post(path, closed)).json()).toEqual({ type: 'done' });
  expect(await (await anna.post(path, closed)).json()).toEqual({ type: 'done' });
  expect(await anna.move(chat.handoff, { type: 'close' })).toEqual({ type: 'refused', why: 'not-yours' });
});

it('passes files both ways, as pictures only what a browser can but paint', async () => {
  const anna = await present('anna');
  const chat = await waiting();
  await anna.move(chat.handoff, { type: 'claim' });
  const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
  const upload = (key: string, name: string, type: string, content: Uint8Array<ArrayBuffer>) =>
    fetch(`${run.url}/desk/api/handoffs/${chat.handoff}/files?key=${key}&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...anna.headers, 'content-type': type },
      body: content,
    });
  expect(await (await upload('a', 'way.png', 'image/png', Uint8Array.from(png))).json()).toEqual({ type: 'done' });
  const script = new TextEncoder().encode('<svg onload="alert(1)"/>');
  expect(await (await upload('b', '"><b>.svg', 'image/svg+xml', script)).json()).toEqual({ type: 'done' });
  const got = (await chat.shown()).flatMap(({ attachments }) => attachments ?? []);
  expect(got.map(({ name, contentType }) => [name, contentType])).toEqual([
    ['way.png', 'image/png'],
    ['"><b>.svg', 'image/svg+xml'],
  ]);
  const [picture, other] = await Promise.all(got.map(({ contentUrl }) => fetch(contentUrl)));
  expect(picture?.headers.get('content-type')).toBe('image/png');
  expect(other?.headers.get('content-type')).toBe('application/octet-stream');
  expect(other?.headers.get('content-disposition')).toMatch(/^attachment/);
  await chat.send({
    type: 'message',
    text: 'see',
    attachments: [
      { contentType: 'image/png', name: 'screen.png', contentUrl: `data:image/png;base64,${png.toString('base64')}` },
    ],
  });
  const files = (await anna.open(chat.handoff)).entries.flatMap((entry) => entry.files ?? []);
  expect(files.map(({ name, isPicture }) => [name, isPicture])).toEqual([
    ['way.png', true],
    ['"><b>.svg', false],
    ['screen.png', true],
  ]);
  expect((await fetch(run.url + files.at(-1)?.url)).status).toBe(200);
  const ben = await present('ben');
  const foreign = await fetch(`${run.url}/desk/api/handoffs/${chat.handoff}/files?key=c&name=x`, {
    method: 'POST',
    headers: ben.headers,
    body: 'x',
  });
  expect(await foreign.json()).toEqual({ type: 'refused', why: 'not-yours' });
});

it('tells the pages of agents what has changed, and who is writing', async () => {
  const anna = await present('anna');
  const chat = await waiting();
  const told = (type: string) => anna.page.frames.filter((frame) => frame.type === type).length;
  await until(() => told('queue') >= 2 && told('entries') >= 1);
  await anna.move(chat.handoff, { type: 'claim' });
  const before = told('entries');
  await chat.write('are you there?');
  await until(() => told('entries') > before);
  await chat.send({ type: 'typing' });
  await until(() => told('typing') === 1);
  const { met } = await chat.listen((activity) => activity.type === 'typing');
  expect((await anna.post('/desk/api/typing', { handoff: chat.handoff })).status).toBe(204);
  await met;
  expect((await anna.open(chat.handoff)).typing).toBe(true);
  run.now += 10_000;
  expect((await anna.open(chat.handoff)).typing).toBe(false);
  const stranger = await openChat(run);
  const seen = anna.page.frames.length;
  await stranger.send({ type: 'typing' });
  await stranger.write('wifi not working');
  await chat.write('hello?');
  await until(() => anna.page.frames.length > seen);
  expect(anna.page.frames.filter((frame) => 'conversation' in frame && frame.conversation === stranger.id)).toEqual([]);
});

it('keeps what either side writes while the program is off and on again, in order', async () => {
  const anna = await present('anna');
  const chat = await waiting();
  await anna.move(chat.handoff, { type: 'claim' });
  await chat.write('one');
  await run.restart();
  await anna.say(chat.handoff, 'two');
  await chat.write('three');
  await run.restart();
  await anna.say(chat.handoff, 'four');
  const texts = (await anna.open(chat.handoff)).entries.map(({ text }) => text);
  expect(texts.slice(-4)).toEqual(['one', 'two', 'three', 'four']);
  expect((await chat.texts()).slice(-4)).toEqual(['one', 'two', 'three', 'four']);
  const { number = 0 } = (await anna.open(chat.handoff)).entries.at(-2) ?? {};
  expect((await anna.open(chat.handoff, number)).entries.map(({ text }) => text)).toEqual(['four']);
});

/** A ticket: somebody asked while no agent was there. */
async function ticketed() {
  const chat = await waiting();
  const [ticket] = await run.store.handoffs(['ticketed']);
  return { ...chat, ticket: ticket?.id ?? '', number: ticket?.ticket?.number ?? 'none' };
}

it('lets an agent close a ticket without a claim: the person is told once, may rate it, and it is over', async () => {
  await addAgent(run.store, 'anna', run.now);
  const chat = await ticketed();
  await chat.write('no');
  const anna = await present('anna');
  const before = (await chat.shown()).length;
  expect(await anna.move(chat.ticket, { type: 'close', note: 'answered by mail' })).toEqual({ type: 'done' });
  const told = (await chat.shown()).slice(before);
  expect(told.map(({ channelData }) => channelData?.fixpath?.kind)).toEqual(['notice', 'offer']);
  expect(told[0]?.text).toContain(chat.number);
  expect((await run.store.handoff(chat.ticket))?.history.at(-1)).toMatchObject({
    state: 'closed',
    by: { type: 'agent', name: 'Anna' },
    why: 'answered by mail',
  });
  await chat.write('4');
  expect((await run.store.handoff(chat.ticket))?.rating).toEqual({ stars: 4 });
  expect(await anna.move(chat.ticket, { type: 'close' })).toEqual({ type: 'refused', why: 'not-yours' });
  expect(await anna.move(chat.ticket, { type: 'claim' })).toEqual({ type: 'refused', why: 'over' });
});

it('closes an old ticket beside what is open now: the question is asked again, and an agent keeps the conversation', async () => {
  await addAgent(run.store, 'anna', run.now);
  const chat = await ticketed();
  await run.pass(minute);
  await chat.write('no');
  await chat.write('wifi not working');
  const { state } = (await run.store.find(chat.id)) ?? {};
  const anna = await present('anna');
  expect(await anna.move(chat.ticket, { type: 'close', note: 'spam' })).toEqual({ type: 'done' });
  const [notice, question] = (await chat.shown()).slice(-2);
  expect(notice?.text).toContain(chat.number);
  expect(question?.channelData?.fixpath?.kind).toMatch(/^(question|check)$/);
  expect((await run.store.find(chat.id))?.state.episode?.plan.flow).toBe(state?.episode?.plan.flow);
});

it('says that another request of the person is open, and which, to whoever claims an old ticket of theirs', async () => {
  await addAgent(run.store, 'anna', run.now);
  const chat = await ticketed();
  await chat.write('no');
  const anna = await present('anna');
  await chat.write('human please');
  const open = await openHandoffOf(run.store, chat.id);
  expect(open).not.toBe(chat.ticket);
  const refused = { type: 'refused', why: 'another-open', handoff: open };
  expect(await anna.move(chat.ticket, { type: 'claim' })).toEqual(refused);
  expect(await anna.move(open, { type: 'claim' })).toEqual({ type: 'done' });
  expect(await anna.move(chat.ticket, { type: 'claim' })).toEqual(refused);
  expect(await anna.move(chat.ticket, { type: 'close', note: 'the same again' })).toEqual({ type: 'done' });
  expect((await chat.texts()).at(-1)).toContain(chat.number);
  expect(await stateOf(open)).toBe('claimed');
  expect(await anna.say(open, 'still here')).toEqual({ type: 'done' });
});
