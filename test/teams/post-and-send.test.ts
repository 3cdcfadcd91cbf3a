import { expect, test } from 'vitest';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { message, teamsMessage } from './support/activities.ts';
import type { Connector } from './support/start-connector.ts';
import type { Desk } from './support/start-desk.ts';
import { teamsInEachTest } from './support/teams-in-each-test.ts';

let connector: Connector;
let desk: Desk;

const startAgain = teamsInEachTest((own, reached) => {
  desk = own;
  connector = reached;
});

test('a message of Teams is acknowledged, and its reply is posted to the chat once', async () => {
  const asked = teamsMessage(connector.url, 'photos not uploading');
  expect((await desk.post(asked)).status).toBe(200);
  expect((await desk.post(asked)).status).toBe(200);
  const [posted] = await connector.received(1);
  expect(posted?.path).toBe('/v3/conversations/a%3Achat/activities');
  expect(posted?.activity).toMatchObject({ type: 'message', recipient: { id: '29:ada' } });
  expect(JSON.stringify(posted?.activity)).toContain('photos not uploading');
  await desk.engine.tick();
  expect(connector.posts).toHaveLength(1);
  expect(desk.played).toHaveLength(1);
});

test('a button of a posted card brings the person back to that very reply', async () => {
  await desk.post(teamsMessage(connector.url, 'hello'));
  const [posted] = await connector.received(1);
  const { attachments } = (posted?.activity ?? { attachments: [] }) as {
    attachments: { content: { body: { actions?: Submit[] }[] } }[];
  };
  const action = attachments[0]?.content.body.at(-1)?.actions?.[0];
  // What Teams makes of a tap on such a button.
  await desk.post(teamsMessage(connector.url, action?.data.msteams.text ?? '', { value: action?.data.msteams.value }));
  await expect.poll(() => desk.played.length).toBe(2);
  const [first, second] = desk.played;
  expect(second?.body).toEqual({ type: 'message', text: 'Yes', tap: { reply: `${first?.id}.1`, pick: 'a0' } });
});

type Submit = { data: { msteams: { text: string; value: object } } };

test('joining is greeted once, however often the channel tells of it', async () => {
  const joined = { type: 'conversationUpdate', membersAdded: [{ id: 'user-1' }] };
  await Promise.all([
    desk.post(message(connector.url, '', joined)),
    desk.post(message(connector.url, '', joined)),
    desk.post(message(connector.url, '', { type: 'installationUpdate', action: 'add' })),
  ]);
  await connector.received(1);
  await desk.engine.tick();
  expect(desk.played.map(({ body }) => body.type)).toEqual(['greeting']);
  expect(connector.posts).toHaveLength(1);
});

test('replies to messages sent at once arrive in order', async () => {
  for (const word of ['one', 'two', 'three', 'four']) await desk.post(message(connector.url, word));
  const posts = await connector.received(4);
  expect(posts.map(({ activity }) => activity.text)).toEqual(
    ['one', 'two', 'three', 'four'].map((word) => `You said: **${word}**`),
  );
});

test('an invoke is answered from the log, and the same invoke again reads the same', async () => {
  const invoke = message(connector.url, '', { type: 'invoke', name: 'task/fetch' });
  const first = await desk.post(invoke);
  expect(first.status).toBe(200);
  expect(await first.json()).toEqual({});
  await desk.post(invoke);
  expect(desk.played).toHaveLength(1);
  expect(connector.posts).toEqual([]);
});

test('what a turn answers to an invoke is the response', async () => {
  const body = { task: { type: 'message', value: 'ok' } };
  const envelope = { type: 'invokeResponse', value: { status: 202, body } };
  await startAgain({
    say: () => [{ kind: 'say', text: '', envelope }],
  });
  const response = await desk.post(message(connector.url, '', { type: 'invoke', name: 'task/fetch' }));
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual(body);
});

test("a card's Action.Execute that no button of ours sends is refused in the form that cards have for it", async () => {
  for (const value of [undefined, {}, { action: { data: { fixpath: 1 } } }]) {
    const response = await desk.post(
      teamsMessage(connector.url, '', { type: 'invoke', name: 'adaptiveCard/action', value }),
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'BadRequest', message: expect.stringContaining('button') },
    });
  }
});

test("a card's Action.Execute is answered at once, and its reply comes as a message", async () => {
  const data = { fixpath: { reply: 'i.1', pick: 'a0' }, msteams: { text: 'Yes' } };
  const value = { action: { type: 'Action.Execute', data } };
  const response = await desk.post(
    teamsMessage(connector.url, '', { type: 'invoke', name: 'adaptiveCard/action', value }),
  );
  expect(await response.json()).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'Yes',
  });
  await connector.received(1);
});

test('what means nothing to us is acknowledged and leaves no trace', async () => {
  for (const type of ['typing', 'messageReaction', 'endOfConversation', 'somethingNew'])
    expect((await desk.post(message(connector.url, '', { type }))).status).toBe(200);
  expect(await desk.store.find('emulator:conversation-1')).toBeUndefined();
});

test('a person who is writing is told of, and the answer is no different', async () => {
  const heard: string[] = [];
  await startAgain({
    heardTyping: (conversation) => heard.push(conversation),
  });
  expect((await desk.post(message(connector.url, '', { type: 'typing' }))).status).toBe(200);
  expect(heard).toEqual(['emulator:conversation-1']);
});

test('a long turn shows typing, and one that is awaited in its response does not', async () => {
  const held = Promise.withResolvers<void>();
  await startAgain({
    say: async () => {
      await held.promise;
      return [];
    },
  });
  const awaited = desk.post(
    message(connector.url, 'b', { deliveryMode: 'expectReplies', conversation: { id: 'c-2' } }),
  );
  await desk.post(message(connector.url, 'a', { conversation: { id: 'c-1' } }));
  const [typing] = await connector.received(1);
  held.resolve();
  await awaited;
  expect(typing?.activity.type).toBe('typing');
  expect(connector.posts.map(({ path }) => path)).toEqual(['/v3/conversations/c-1/activities']);
});

test('a card that was answered loses its buttons once what follows it is sent, and keeps its words', async () => {
  await desk.post(teamsMessage(connector.url, 'first'));
  await connector.received(1);
  await desk.engine.idle();
  expect(connector.updates).toEqual([]);
  await desk.post(teamsMessage(connector.url, 'second'));
  await connector.received(2);
  await expect.poll(() => connector.updates.length).toBe(1);
  const [update] = connector.updates;
  expect(update?.path).toBe('/v3/conversations/a%3Achat/activities/receipt-1');
  expect(JSON.stringify(update?.activity)).toContain('You said: **first**');
  expect(JSON.stringify(update?.activity)).not.toContain('Action');
  expect(JSON.stringify(connector.posts[1]?.activity)).toContain('Action.Submit');
});

test('a card that was sent before a restart loses its buttons as well, and once', async () => {
  const restarted = { folder: await temporaryFolder() };
  await startAgain(restarted);
  for (const text of ['first', 'second']) {
    await desk.post(teamsMessage(connector.url, text));
    await desk.engine.idle();
  }
  await expect.poll(() => connector.updates.length).toBe(1);
  await startAgain(restarted);
  await desk.post(teamsMessage(connector.url, 'third'));
  await connector.received(3);
  const second = '/v3/conversations/a%3Achat/activities/receipt-2';
  await expect.poll(() => connector.updates.map(({ path }) => path)).toContain(second);
  const update = connector.updates.findLast(({ path }) => path === second);
  expect(JSON.stringify(update?.activity)).toContain('You said: **second**');
  expect(JSON.stringify(update?.activity)).not.toContain('Action');
  await desk.post(teamsMessage(connector.url, 'fourth'));
  await expect.poll(() => connector.updates.filter(({ path }) => path === second).length).toBe(1);
});

test('a channel that lets nobody change a card loses nothing by that', async () => {
  connector.refusesUpdates = true;
  for (const text of ['one', 'two', 'three']) {
    await desk.post(teamsMessage(connector.url, text));
    await desk.engine.idle();
  }
  const posts = await connector.received(3);
  expect(posts.map(({ activity }) => JSON.stringify(activity).match(/You said: \*\*(\w+)/)?.[1])).toEqual([
    'one',
    'two',
    'three',
  ]);
  await expect.poll(() => connector.updates.length).toBe(2);
  expect(desk.log.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
});
