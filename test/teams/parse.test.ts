import { expect, test } from 'vitest';
import { readActivity, type WireActivity } from '../../src/channels/activity-shape.ts';
import { parseInput } from '../../src/channels/teams/parse.ts';
import type { InputBody } from '../../src/domain/conversation/input.ts';
import { message, teamsMessage } from './support/activities.ts';

const service = 'https://smba.trafficmanager.net/emea/';
const bot = { id: '28:bot', name: 'Fixpath' };

function wire(activity: Record<string, unknown>): WireActivity {
  const read = readActivity(Buffer.from(JSON.stringify(activity)));
  if (read.type !== 'read') throw new Error(read.why);
  return read.activity;
}

const read = (activity: Record<string, unknown>) => parseInput(wire(activity), () => 'new');

function input(activity: Record<string, unknown>) {
  const meant = read(activity);
  if (meant.type !== 'input') throw new Error(meant.type);
  return meant.input;
}

const body = (activity: Record<string, unknown>): InputBody => input(activity).body;

function groupMessage(text: string, more: Record<string, unknown> = {}) {
  return teamsMessage(service, text, {
    conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true },
    ...more,
  });
}

const mention = { type: 'mention', text: '<at>Fixpath</at>', mentioned: bot };

test('a message is keyed by its type and id, so that Teams sending it again after 15 s is one input', () => {
  const activity = teamsMessage(service, 'photos not uploading');
  expect(input(activity)).toMatchObject({
    conversation: 'msteams:a:chat',
    key: `message:${activity.id}`,
    by: 'person',
    from: { id: '29:ada', name: 'Ada' },
    body: { type: 'message', text: 'photos not uploading' },
    answerBy: 'send',
    channel: 'msteams',
    group: false,
    locale: 'en-US',
  });
  expect(input(activity)).toEqual(input(activity));
});

test('a message without an id is not taken for another one', () => {
  expect(input(message(service, 'hi', { id: undefined })).key).toBe('message:~new');
});

test('the address holds all a later send needs', () => {
  expect(input(teamsMessage(service, 'hi')).address).toEqual({
    serviceUrl: service,
    channelId: 'msteams',
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'tenant-1' },
    bot,
    user: { id: '29:ada', name: 'Ada', aadObjectId: 'aad-1' },
    locale: 'en-US',
  });
});

test("Azure's own Direct Line does not get into the conversations of ours", () => {
  expect(input(message(service, 'hi', { channelId: 'directline' }))).toMatchObject({
    channel: 'azure-directline',
    conversation: 'azure-directline:conversation-1',
  });
});

test('an id of a thousand characters still makes a short key', () => {
  const long = input(message(service, 'hi', { conversation: { id: 'x'.repeat(1000) }, id: 'y'.repeat(1000) }));
  const other = input(message(service, 'hi', { conversation: { id: `${'x'.repeat(999)}z` }, id: 'y'.repeat(1000) }));
  expect(long.conversation.length).toBeLessThan(80);
  expect(long.key.length).toBeLessThan(80);
  expect(long.conversation).not.toBe(other.conversation);
});

test.each([
  ['<at>Fixpath</at> photos not uploading', [mention], 'photos not uploading'],
  ['<at>Fixpath</at>&nbsp;help', [mention], 'help'],
  ['help <at>Fixpath</at>', [mention], 'help'],
  ['<at id="0">Fixpath</at> help', [], 'help'],
  ['@Fixpath help', [{ ...mention, text: '@Fixpath' }], 'help'],
  [
    'ask <at>Grace</at> too',
    [{ type: 'mention', text: '<at>Grace</at>', mentioned: { id: '29:grace' } }],
    'ask Grace too',
  ],
  ['3 < 4 and 5 > 2', [], '3 < 4 and 5 > 2'],
  [`help ${'<at>'.repeat(20_000)}`, [], `help ${'<at>'.repeat(20_000)}`],
])("of %.40s with %#. mentions the bot's name is taken out", (text, entities, rest) => {
  expect(body(teamsMessage(service, text, { entities }))).toEqual({ type: 'message', text: rest });
});

test.each<[string, Record<string, unknown>]>([
  ['entities', { entities: null }],
  ['an entity', { entities: [null] }],
  ['an attachment', { attachments: [null] }],
  ['all of an attachment', { attachments: [{ contentType: null, contentUrl: null, name: null }] }],
  ['a key of its own', { channelData: { clientActivityID: null, fixpath: { retryKey: null } } }],
  ['all of channelData', { channelData: null }],
  ['the tenant', { channelData: { tenant: null } }],
  ["the bot's account", { recipient: { id: null, name: null, role: null } }],
  ["the person's name", { from: { id: '29:ada', name: null, role: null, aadObjectId: null } }],
  [
    'half of the conversation',
    { conversation: { id: 'a:chat', name: null, isGroup: null, conversationType: null, tenantId: null } },
  ],
  ['members', { membersAdded: [null], membersRemoved: [{ id: null }] }],
])('a message in which %s is null is read as if it were left out', (_, more) => {
  expect(body(teamsMessage(service, 'help', more))).toEqual({ type: 'message', text: 'help' });
  expect(JSON.stringify(input(teamsMessage(service, 'help', more)).address)).not.toContain('null');
});

test.each(['replyToId', 'timestamp', 'localTimestamp', 'localTimezone', 'inputHint', 'attachmentLayout', 'textFormat'])(
  'a %s of the wrong type costs nobody their message',
  (field) => {
    for (const odd of [0, false, {}, [], 'x'.repeat(2000)])
      expect(body(teamsMessage(service, 'help', { [field]: odd }))).toEqual({ type: 'message', text: 'help' });
  },
);

test('in a group a message is taken only if it mentions the bot', () => {
  expect(read(groupMessage('lunch?')).type).toBe('ignored');
  const grace = { type: 'mention', text: '<at>Grace</at>', mentioned: { id: '29:grace' } };
  expect(read(groupMessage('<at>Grace</at> lunch?', { entities: [grace] })).type).toBe('ignored');
  expect(input(groupMessage('<at>Fixpath</at> help', { entities: [mention] }))).toMatchObject({
    group: true,
    body: { text: 'help' },
  });
});

test('a tapped button in a group needs no mention', () => {
  const tap = groupMessage('Yes', { value: { fixpath: { reply: 'i.1', pick: 'a0' } } });
  expect(body(tap)).toEqual({ type: 'message', text: 'Yes', tap: { reply: 'i.1', pick: 'a0' } });
});

test("an Adaptive Card's data is a tap where the channel sends it as it is", () => {
  const fixpath = { reply: 'i.1', pick: 'a1' };
  const value = { fixpath, msteams: { type: 'messageBack', text: 'No', value: { fixpath } } };
  expect(body(message(service, '', { text: undefined, value }))).toEqual({
    type: 'message',
    text: 'No',
    tap: fixpath,
  });
});

test.each([
  ['a string', 'fixpath'],
  ['a number', 7],
  ['no pick', { fixpath: { reply: 'i.1' } }],
  ['a pick that is an object', { fixpath: { reply: 'i.1', pick: {} } }],
  ['a pick of a thousand characters', { fixpath: { reply: 'i.1', pick: 'x'.repeat(1000) } }],
])('a value with %s is no tap', (_, value) => {
  expect(body(message(service, 'hi', { value }))).toEqual({ type: 'message', text: 'hi' });
});

test('the first sign of a person is the greeting, whatever it was', () => {
  const joined = { text: undefined, from: { id: '29:ada' } };
  const greeting = { key: 'greeting', by: 'channel', body: { type: 'greeting' } };
  const update = { ...joined, type: 'conversationUpdate' };
  expect(input(teamsMessage(service, '', { ...update, membersAdded: [bot] })).body).toEqual(greeting.body);
  expect(input(teamsMessage(service, '', { ...update, membersAdded: [{ id: '29:ada' }] }))).toMatchObject(greeting);
  const installed = { ...joined, type: 'installationUpdate', action: 'add' };
  expect(input(teamsMessage(service, '', installed)).body).toEqual(greeting.body);
  expect(input(message(service, '', installed))).toMatchObject(greeting);
});

test('in a group only the bot itself joining is greeted', () => {
  const update = { type: 'conversationUpdate', text: undefined };
  expect(read(groupMessage('', { ...update, membersAdded: [{ id: '29:grace' }] })).type).toBe('ignored');
  expect(read(groupMessage('', { ...update, membersAdded: [bot] })).type).toBe('input');
});

test('an invoke is an event that is answered in its response', () => {
  const meant = read(teamsMessage(service, '', { type: 'invoke', name: 'task/fetch', value: { a: 1 } }));
  expect(meant).toMatchObject({
    response: 'invoke',
    input: { by: 'channel', answerBy: 'response', body: { type: 'event', name: 'task/fetch', value: { a: 1 } } },
  });
});

test("a card's Action.Execute is a tap whose replies come as messages", () => {
  const fixpath = { reply: 'i.1', pick: 'a0' };
  const value = { action: { type: 'Action.Execute', data: { fixpath } } };
  expect(read(teamsMessage(service, '', { type: 'invoke', name: 'adaptiveCard/action', value }))).toMatchObject({
    response: 'heard',
    input: { by: 'person', answerBy: 'send', body: { type: 'message', tap: fixpath } },
  });
});

const bodyOf = { edited: { type: 'message-changed', change: 'edited', text: 'new words' } } as const;

test('two edits of one message are two, and one of them delivered twice is one', () => {
  const edit = (timestamp: string) =>
    input(teamsMessage(service, 'new words', { type: 'messageUpdate', id: 'm-1', timestamp }));
  expect(edit('2026-03-01T09:00:00Z').key).not.toBe(edit('2026-03-01T09:00:05Z').key);
  expect(edit('2026-03-01T09:00:00Z').key).toBe(edit('2026-03-01T09:00:00Z').key);
  expect(edit('2026-03-01T09:00:00Z').body).toEqual(bodyOf.edited);
});

test('a message is changed by whoever wrote it, and in a group only one to the bot', () => {
  const edited = { type: 'messageUpdate', channelData: { eventType: 'editMessage' } };
  expect(input(teamsMessage(service, '<p>new words</p>', edited))).toMatchObject({
    by: 'person',
    from: { id: '29:ada' },
    body: bodyOf.edited,
  });
  const deleted = { type: 'messageDelete', text: undefined, channelData: { eventType: 'softDeleteMessage' } };
  expect(body(teamsMessage(service, '', deleted))).toEqual({ type: 'message-changed', change: 'deleted' });
  expect(read(groupMessage('new words', edited)).type).toBe('ignored');
  expect(body(groupMessage('<at>Fixpath</at> new words', { ...edited, entities: [mention] }))).toEqual(bodyOf.edited);
  for (const type of ['messageUpdate', 'messageDelete'])
    expect(read(teamsMessage(service, 'x', { type, from: { id: '28:bot', role: 'bot' } })).type).toBe('ignored');
});

test('who removes the app has left, and is greeted when it is added again', () => {
  const gone = { type: 'installationUpdate', action: 'remove', text: undefined };
  expect(body(teamsMessage(service, '', gone))).toEqual({ type: 'left' });
  expect(body(teamsMessage(service, '', { ...gone, action: 'remove-upgrade' }))).toEqual({ type: 'left' });
  expect(body(teamsMessage(service, '', { type: 'conversationUpdate', membersRemoved: [bot] }))).toEqual({
    type: 'left',
  });
  const added = { type: 'installationUpdate', action: 'add', text: undefined };
  const [first, second] = [input(teamsMessage(service, '', added)), input(teamsMessage(service, '', added))];
  expect(first.key).not.toBe(second.key);
});

test('of people who leave a group the bot is told who, and of the bot that it is over', () => {
  const left = (...membersRemoved: object[]) =>
    body(groupMessage('', { type: 'conversationUpdate', text: undefined, membersRemoved }));
  expect(left({ id: '29:grace' })).toEqual({ type: 'left', who: '29:grace' });
  expect(left({ id: '29:grace' }, bot)).toEqual({ type: 'left' });
});

test.each(['<at>Fixpath</at>', '<at>Fixpath</at>&nbsp;', ' <at>Fixpath</at>, ', '<p><at>Fixpath</at></p>'])(
  '%s is a mere call',
  (text) => {
    expect(body(groupMessage(text, { entities: [mention] }))).toEqual({ type: 'message', text: '', called: true });
  },
);

test('a message without words that does not name the bot is no call', () => {
  expect(body(teamsMessage(service, ' '))).toEqual({ type: 'message', text: '' });
  expect(body(groupMessage('<at>Fixpath</at> ?', { entities: [mention] }))).toEqual({ type: 'message', text: '?' });
});

const drawn = (content: string) => ({ contentType: 'text/html', content });
test.each<[string, object[], object[] | undefined]>([
  ['a message as it is drawn', [drawn('<p>help</p>')], undefined],
  ['an emoji', [drawn('<p>help <img itemtype="http://schema.skype.com/Emoji" alt="👍"></p>')], undefined],
  ['a card', [{ contentType: 'application/vnd.microsoft.card.adaptive', content: {} }], undefined],
  ['a quote', [{ contentType: 'messageReference', content: '{}' }], undefined],
  [
    'a file',
    [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'IMG_1.PNG',
        content: { downloadUrl: 'https://x.sharepoint.test/1', fileType: 'png' },
      },
      drawn('<p><img src="x"></p>'),
    ],
    [{ name: 'IMG_1.PNG', type: 'image/*' }],
  ],
  ['a picture', [{ contentType: 'image/png', contentUrl: 'https://x.test/1' }], [{ type: 'image/png' }]],
  ['a picture that is only drawn', [drawn('<p>help <img src="https://x.test/1"></p>')], [{ type: 'image/*' }]],
  [
    'a file of no known kind',
    [{ contentType: null, contentUrl: 'https://x.test/1', name: 'a' }],
    [{ name: 'a', type: 'application/octet-stream' }],
  ],
])('%s is told from a file that stays behind', (_, attachments, missing) => {
  expect(body(teamsMessage(service, 'help', { attachments }))).toEqual({
    type: 'message',
    text: 'help',
    ...(missing && { missing }),
  });
});

test('that a person is writing is told of their conversation, and that a bot is, is nothing to us', () => {
  const typing = teamsMessage(service, '', { type: 'typing' });
  expect(read(typing)).toEqual({ type: 'typing', conversation: input(teamsMessage(service, 'x')).conversation });
  const bots = { ...typing, from: { id: '28:other', role: 'bot' } };
  expect(read(bots).type).toBe('ignored');
});

test.each([
  ['messageReaction', { reactionsAdded: [{ type: 'like' }] }],
  ['endOfConversation', {}],
  ['contactRelationUpdate', {}],
  ['conversationUpdate', { topicName: 'new' }],
  ['message', { from: { id: '28:other', role: 'bot' } }],
  ['somethingNew', {}],
])('%s is nothing to us', (type, more) => {
  expect(read(teamsMessage(service, 'x', { type, ...more })).type).toBe('ignored');
});
