import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHandoffOf } from '../agents/support/open-handoff-of.ts';
import { addAgent, openChat, signIn, until } from '../agents/support/run-agents.ts';
import { cardIn, linesOf, type Posted } from '../backends/support/start-channel.ts';
import { type DeskChannel, directLineSecret, runDeskChannel, type Staff, staff } from './support/run-desk-channel.ts';

let desk: DeskChannel;

beforeAll(async () => {
  desk = await runDeskChannel();
}, 120_000);

afterAll(() => desk.close());

/** A person in web chat who asks for a human in the middle of a flow; gives their chat and the card of their handoff. */
async function personWaits() {
  const chat = await openChat(desk.run);
  await chat.write('my photos are not uploading to icloud');
  await chat.write('Yes');
  const before = desk.channel.cards().length;
  await chat.write('talk to a person');
  await until(() => desk.channel.cards().length > before);
  const card = desk.channel.cards().at(-1) as Posted; // it is there
  await until(async () => (await desk.run.store.sentAs('teams-desk', card.id)) !== undefined);
  const stateOf = async () => (await desk.run.store.find(chat.id))?.state;
  return { chat, card, stateOf, handoff: await openHandoffOf(desk.run.store, chat.id) };
}

async function claimedBy(by: Staff) {
  const waiting = await personWaits();
  await desk.press(by, waiting.card, 'Claim');
  await until(() => titles(waiting.card).includes('Close'));
  return waiting;
}

const titles = (card: Posted): readonly string[] => cardIn(card).actions.map(({ title }) => title);
const says = (card: Posted): string => linesOf(cardIn(card)).join('\n');
const lastWords = (card: Posted): string => desk.channel.words(card.id).at(-1) ?? '';

it('keeps who waits until the channel is heard from, tells the operator what to do, and posts them then', async () => {
  expect(JSON.stringify(desk.log.lines)).toContain('mention the bot in it once');
  const chat = await openChat(desk.run);
  await chat.write('talk to a person');
  await desk.tick();
  expect((await desk.run.store.find(chat.id))?.state.owner.type).toBe('waiting');
  expect(desk.channel.asked()).toBe(0);
  const told = desk.log.lines.find(({ event }) => event === 'send not through');
  expect(JSON.stringify(told)).toContain('mention the bot in the channel');

  await desk.write('bo', '', 'hello');
  await desk.run.pass(30_000);
  await until(() => desk.channel.cards().length === 1);
  await until(() => desk.channel.standing.length > 1);
  expect(desk.channel.standing.map(({ activity }) => activity.text).join()).toContain('press Claim on the card');
  expect(desk.channel.tokens).toEqual(new Set(['Bearer own-token']));
});

it('shows on one screen who waits, with what, and all that was tried', async () => {
  const { card } = await personWaits();
  const lines = linesOf(cardIn(card));
  expect(lines[0]).toBe('Eva waits for a person');
  const inBerlin = { timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;
  const clock = new Intl.DateTimeFormat('en', inBerlin).format(desk.run.now);
  expect(lines[1]).toMatch(/^Web chat · .+ · .+ · asked for a person$/);
  expect(lines[1]).toContain(clock);
  expect(lines).toContain('“my photos are not uploading to icloud”');
  expect(lines.some((line) => /^✓ .+ fine · .+Yes/.test(line))).toBe(true);
  expect(lines.some((line) => line.startsWith('Next the bot would try: '))).toBe(true);
  expect(lines).toContain('Eva: talk to a person');
  expect(card.activity.summary).toBe('Eva: my photos are not uploading to icloud');
  expect(titles(card)).toEqual(['Claim', 'What was said']);
});

it('goes from the card to the person and back until it is closed, in order and as plain text', async () => {
  const { chat, card, stateOf } = await personWaits();
  const shown = await desk.press('bo', card, 'Claim');
  expect(shown.type).toBe('application/vnd.microsoft.card.adaptive');
  expect(linesOf(shown.value)[0]).toBe('Bo Jensen has Eva');
  await until(() => titles(card).includes('Close'));
  expect((await chat.texts()).at(-1)).toContain('Bo Jensen');

  await desk.write('bo', card.id, 'Hello, I have read it all.');
  await until(async () => (await chat.texts()).includes('Hello, I have read it all.'));
  for (const text of ['thank <b>you</b> [so](https://example.org) *much*', 'one', 'two']) await chat.write(text);
  await until(() => desk.channel.words(card.id).length === 3);
  expect(desk.channel.words(card.id)).toEqual([
    'Eva: thank <b>you</b> [so](https://example.org) *much*',
    'Eva: one',
    'Eva: two',
  ]);
  for (const { activity } of desk.channel.standing) if (activity.text) expect(activity.textFormat).toBe('plain');

  await desk.press('bo', card, 'Close');
  await until(() => !titles(card).includes('Close'));
  expect(says(card)).toContain('Closed: Eva\nBy Bo Jensen.');
  expect(titles(card)).toEqual(['What was said']);
  expect((await stateOf())?.owner.type).toBe('bot');
  await chat.write('5');
  await until(() => says(card).includes('★★★★★'));
  expect(desk.channel.words(card.id)).toHaveLength(3);
});

it('gives each of many races one winner, in the channel and on the agents’ page alike', async () => {
  await addAgent(desk.run.store, 'anna', desk.run.now);
  const page = await signIn(desk.run, 'anna');
  const { chat, card, handoff } = await personWaits();
  const wins: Record<string, number> = {};
  for (let round = 0; round < 20; round++) {
    const claims = [
      () => desk.press('bo', { ...card }, 'Claim'),
      () => page.move(handoff, { type: 'claim' }),
      () => desk.press('cy', { ...card }, 'Claim'),
    ];
    // The card as it was before anybody claimed.
    for (let turn = 0; turn < round % 3; turn++) claims.push(claims.shift() as (typeof claims)[0]);
    const ends = await Promise.all(claims.map((claim) => claim()));
    const agent = (await desk.run.store.handoff(handoff))?.agent;
    wins[agent?.name ?? ''] = (wins[agent?.name ?? ''] ?? 0) + 1;
    for (const end of ends)
      if ('value' in end) expect(linesOf(end.value)[0]).toBe(`${agent?.name} has Eva`);
      else expect(end).toEqual(agent?.name === 'Anna' ? { type: 'done' } : expect.objectContaining({ why: 'taken' }));
    await until(() => says(card).startsWith(`${agent?.name} has Eva`));
    if (agent?.name === 'Anna') {
      expect(titles(card)).toEqual(['What was said']);
      await page.move(handoff, { type: 'release' });
    } else await desk.press(agent?.name === 'Bo Jensen' ? 'bo' : 'cy', card, 'Let go');
    await until(() => titles(card).includes('Claim'));
  }
  expect(Object.keys(wins).sort()).toEqual(['Anna', 'Bo Jensen', 'Cy Adams']);
  const states = (await desk.run.store.handoff(handoff))?.history.map(({ state }) => state) ?? [];
  expect(states.filter((state) => state === 'claimed')).toHaveLength(20);
  expect(lastWords(card)).toContain('let go of Eva, who waits again.');
  await chat.write('bot');
  await until(() => says(card).includes('Eva went back to the bot'));
}, 60_000);

it('tells whoever has not claimed, and sends nothing of theirs', async () => {
  const { chat, card } = await personWaits();
  await desk.write('cy', card.id, 'Have you tried turning it off?');
  await until(() => desk.channel.words(card.id).length === 1);
  expect(lastWords(card)).toBe('Cy Adams, Eva does not get this. Press Claim on the card first, then write again.');
  await desk.press('bo', card, 'Claim');
  await desk.write('cy', card.id, 'And on again?');
  await until(() => desk.channel.words(card.id).length === 2);
  expect(lastWords(card)).toBe('Cy Adams, Eva does not get this. Bo Jensen has the conversation.');
  // Colleagues who talk beside the conversation, where the bot reads the whole channel, are told once.
  const unnamed = { entities: [], text: 'I would not know either' };
  await desk.write('cy', card.id, '', unnamed);
  const colleague = { type: 'mention', text: '<at>Cy</at>', mentioned: { id: '29:cy', name: 'Cy' } };
  await desk.write('bo', card.id, '', { entities: [colleague], text: '<at>Cy</at> do you know this one?' });
  await desk.write('bo', card.id, '', { entities: [], text: 'Without a mention' });
  await until(async () => (await chat.texts()).includes('Without a mention'));
  expect(desk.channel.words(card.id)).toHaveLength(2);
  // Nor is it kept: what colleagues say among themselves is nobody else's.
  const log = JSON.stringify(await desk.run.store.read(chat.id, 0, 1000));
  expect(log).toContain('Without a mention');
  expect(log).not.toMatch(/turning it off|on again|either|this one/);
});

it('tells who sends a file from the thread that it goes nowhere, and sends their words', async () => {
  const { chat, card } = await claimedBy('bo');
  const shot = { contentType: 'image/png', contentUrl: 'https://smba.example/v3/attachments/1/views/original' };
  const drawn = { contentType: 'text/html', content: '<p>Look at this.</p>' };
  await desk.write('bo', card.id, 'Look at this.', { attachments: [shot, drawn] });
  await until(() => desk.channel.words(card.id).length === 1);
  expect(lastWords(card)).toMatch(/^Eva got your words and no file/);
  expect((await chat.texts()).at(-1)).toBe('Look at this.');
  await desk.write('bo', card.id, '', { attachments: [shot] });
  await until(() => desk.channel.words(card.id).length === 2);
  expect(lastWords(card)).toBe('Nothing was sent: only text reaches Eva from here.');
});

it('takes an activity that Teams delivers twice once', async () => {
  const { chat, card } = await claimedBy('bo');
  const said = desk.activity('bo', card.id, { text: 'Only once.' });
  await Promise.all([desk.post(said), desk.post(said)]);
  await desk.post(said);
  await chat.write('ok');
  await until(() => desk.channel.words(card.id).length === 1);
  expect((await chat.texts()).filter((text) => text === 'Only once.')).toHaveLength(1);
});

it('hands the person back at the step that was chosen on the card', async () => {
  const { chat, card } = await claimedBy('bo');
  await desk.press('bo', card, 'Hand back', { step: 'mobile-data' });
  await until(() => says(card).includes('handed back to the bot'));
  const kinds = (await desk.run.store.read(chat.id, 0, 1000)).flatMap(({ body }) =>
    body.kind === 'reply' ? [body.reply.step] : [],
  );
  expect(kinds.at(-1)).toBe('mobile-data');
});

it('shows who presses a button of an old card what has happened, and changes nothing', async () => {
  const { card, stateOf } = await personWaits();
  const old = { ...card };
  await desk.press('bo', card, 'Claim');
  await until(() => titles(card).includes('Close'));
  const claimed = { ...card };
  await desk.press('bo', card, 'Close');
  for (const [stale, title] of [
    [old, 'Claim'],
    [claimed, 'Close'],
    [claimed, 'Let go'],
  ] as const) {
    const shown = await desk.press('cy', stale, title);
    expect(linesOf(shown.value)[0]).toBe('Closed: Eva');
  }
  expect((await stateOf())?.owner.type).toBe('bot');
});

it('says why a button does nothing where its card looks as before', async () => {
  const { chat, card } = await claimedBy('bo');
  const message = 'application/vnd.microsoft.activity.message';
  for (const title of ['Close', 'Hand back', 'Let go'])
    expect(await desk.press('cy', card, title)).toMatchObject({ type: message, value: 'Bo Jensen has Eva.' });
  await desk.press('bo', card, 'Let go');
  await until(() => titles(card).includes('Claim'));
  for (let n = 0; n < 2; n++) await desk.run.pass(600_000);
  await until(() => says(card).startsWith('Ticket '));
  await chat.write('talk to a person');
  const shown = await desk.press('bo', card, 'Claim');
  expect(shown).toMatchObject({ type: message, value: 'Eva has asked again since: claim the newer card.' });
});

it('lets a colleague let go for somebody who has gone silent, and tells the person', async () => {
  const { chat, card, stateOf } = await claimedBy('bo');
  await desk.run.pass(590_000);
  await desk.write('bo', card.id, 'I am still looking.');
  await until(async () => (await chat.texts()).includes('I am still looking.'));
  await desk.run.pass(590_000);
  expect(await desk.press('cy', card, 'Let go')).toMatchObject({ value: 'Bo Jensen has Eva.' });
  await desk.run.pass(10_000);
  const shown = await desk.press('cy', card, 'Let go');
  expect(shown.value).toBe('Bo Jensen was silent and no longer has Eva, who waits again.');
  await until(() => titles(card).includes('Claim'));
  expect((await stateOf())?.owner.type).toBe('waiting');
  await desk.press('cy', card, 'Claim');
  await desk.write('cy', card.id, 'I take over.');
  await until(async () => (await chat.texts()).includes('I take over.'));
  await desk.write('bo', card.id, 'Back again.');
  await until(() => lastWords(card).startsWith('Bo Jensen, Eva does not get this. Cy Adams has'));
});

it('takes what is done on a card that stands there twice, because its answer got lost', async () => {
  const chat = await openChat(desk.run);
  const before = desk.channel.cards().length;
  const failed = desk.log.lines.filter(({ event }) => event === 'send not through').length;
  desk.channel.manner = 'lost';
  await chat.write('talk to a person');
  await until(() => desk.channel.cards().length === before + 1);
  desk.channel.manner = 'well';
  await until(() => desk.log.lines.filter(({ event }) => event === 'send not through').length > failed);
  await desk.run.pass(5_000);
  await until(() => desk.channel.cards().length === before + 2);
  const [lost, kept] = desk.channel.cards().slice(before) as [Posted, Posted];
  await desk.press('bo', lost, 'Claim');
  await until(() => titles(kept).includes('Close'));
  await desk.write('bo', lost.id, 'From the lost one.');
  await desk.write('bo', kept.id, 'From the kept one.');
  await until(async () => (await chat.texts()).includes('From the kept one.'));
  expect(await chat.texts()).toContain('From the lost one.');
});

it('takes the button of a client that knows only older cards', async () => {
  const { card, handoff } = await personWaits();
  const { data } = cardIn(card).actions[0]?.fallback ?? {};
  expect((await desk.post(desk.activity('bo', card.id, { value: data, replyToId: card.id }))).status).toBe(200);
  await until(() => titles(card).includes('Close'));
  expect((await desk.run.store.handoff(handoff))?.agent?.name).toBe('Bo Jensen');
});

it('names the files of the person in the thread, with a link that shows them', async () => {
  const { chat, card } = await claimedBy('bo');
  const form = new FormData();
  form.append('file', new Blob([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')], { type: 'image/png' }), 'screen [1].png');
  const sent = await fetch(`${desk.run.url}/v3/directline/conversations/${chat.id}/upload?userId=dl_eva`, {
    method: 'POST',
    headers: { authorization: `Bearer ${directLineSecret}` },
    body: form,
  });
  expect(sent.status).toBe(200);
  await until(() => desk.channel.words(card.id).length === 1);
  const [, link = ''] = /^Eva: \[screen \[1\]\.png, image\/png, \d+ (?:byte|kB)\] (\S+)$/.exec(lastWords(card)) ?? [];
  expect(link).toMatch(/^https:\/\/help\.example\.org\/files\//);
  const shown = await fetch(link.replace('https://help.example.org', desk.run.url));
  expect(shown.headers.get('content-type')).toBe('image/png');
});

it('has on the audit that a conversation was posted, who acted on it there, and that a file was fetched by its link', async () => {
  const before = (await desk.run.store.auditLines(0, 0, 1000)).at(-1)?.number ?? 0;
  const { chat, card } = await claimedBy('bo');
  await desk.write('bo', card.id, 'zquirbel');
  await desk.write('cy', card.id, 'zquirbel');
  const sent = {
    attachments: [{ contentType: 'image/png', name: 'p.png', contentUrl: 'data:image/png;base64,iVBORw==' }],
  };
  await chat.send({ type: 'message', ...sent });
  await until(() => lastWords(card).includes('/files/'));
  const [link = ''] = /https:\S+/.exec(lastWords(card)) ?? [];
  await fetch(link.replace('https://help.example.org', desk.run.url));
  const told = (await desk.run.store.auditLines(before, 0, 1000)).map(({ event, who, from, about }) => ({
    line: [event, who].filter(Boolean).join(' '),
    from,
    conversation: about?.conversation,
    link: about?.link,
  }));
  const { id: conversation } = chat;
  expect(told).toEqual([
    { line: 'conversation-posted', from: 'teams', conversation },
    { line: `conversation-read teams-${staff.bo.aadObjectId}`, from: 'teams', conversation },
    { line: `conversation-read teams-${staff.cy.aadObjectId}`, from: 'teams', conversation },
    { line: 'file-read', from: '127.0.0.1', conversation, link: 'teams-desk' },
  ]);
});

it('becomes a ticket when nobody claims in time, and can be claimed from its card even then', async () => {
  const { chat, card } = await personWaits();
  for (let n = 0; n < 2; n++) await desk.run.pass(600_000);
  await until(() => says(card).startsWith('Ticket '));
  expect(desk.channel.words(card.id)).toEqual(['Nobody has claimed Eva yet.']);
  await chat.write('eva@example.org');
  await until(() => says(card).includes('eva@example.org'));
  await desk.press('bo', card, 'Claim');
  await desk.write('bo', card.id, 'Sorry that it took so long.');
  await until(async () => (await chat.texts()).includes('Sorry that it took so long.'));
});

it('loses nothing and keeps the order over a restart while Teams is away', async () => {
  const { chat, card } = await claimedBy('bo');
  await desk.channel.goAway();
  for (const text of ['one', 'two']) await chat.write(text);
  await desk.run.restart();
  await chat.write('three');
  await desk.channel.comeBack();
  await desk.run.pass(600_000);
  await until(() => desk.channel.words(card.id).length === 3);
  expect(desk.channel.words(card.id)).toEqual(['Eva: one', 'Eva: two', 'Eva: three']);
  await desk.write('bo', card.id, 'Here again.');
  await until(async () => (await chat.texts()).includes('Here again.'));
});
