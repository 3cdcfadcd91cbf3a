import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { Address } from '../../src/channels/teams/address.ts';
import { renderActivity } from '../../src/channels/teams/render.ts';
import type { Entry, EntryBody } from '../../src/domain/conversation/entry.ts';
import type { Reply } from '../../src/domain/conversation/reply.ts';

const inTeams: Address = {
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  channelId: 'msteams',
  conversation: { id: 'a:chat', conversationType: 'personal' },
  bot: { id: '28:bot', name: 'Fixpath' },
  user: { id: '29:ada', name: 'Ada' },
};
const elsewhere: Address = { ...inTeams, channelId: 'emulator', conversation: { id: 'c' } };
const nameless: Address = { ...inTeams, bot: { id: '28:bot' }, conversation: { id: '19:x', isGroup: true } };

const choices = ['Yes', 'No', 'Not sure'].map((label, index) => ({ label, pick: `a${index}` }));
const question: Reply = { kind: 'question', flow: 'f', step: 's', text: 'Is **Wi-Fi** on?', choices };

function entry(body: EntryBody): Entry {
  return { conversation: 'c', number: 1, id: 'i.1', by: 'bot', at: 0, seenBy: ['person', 'agents'], body };
}
const dressed = (reply: Reply, address: Address) => renderActivity(entry({ kind: 'reply', reply }), address);

type Card = {
  body: { type: string; text?: string; url?: string; altText?: string; weight?: string; actions?: unknown[] }[];
};
function cardIn(activity: ReturnType<typeof dressed>): Card {
  const [attachment] = (activity?.attachments ?? []) as unknown as { contentType: string; content: Card }[];
  expect(attachment?.contentType).toBe('application/vnd.microsoft.card.adaptive');
  return attachment?.content as Card;
}

test('in Teams a reply with choices is a card whose buttons carry the reply and the pick', () => {
  const activity = dressed(question, inTeams);
  expect(activity).toMatchObject({
    summary: 'Is Wi-Fi on?',
    channelData: { fixpath: { kind: 'question', flow: 'f', step: 's' } },
  });
  expect(activity).not.toHaveProperty('suggestedActions');
  const [text, buttons] = cardIn(activity).body;
  expect(text).toMatchObject({ type: 'TextBlock', text: 'Is **Wi-Fi** on?', wrap: true });
  const value = { fixpath: { reply: 'i.1', pick: 'a0' } };
  expect(buttons?.actions?.[0]).toEqual({
    type: 'Action.Submit',
    title: 'Yes',
    data: { ...value, msteams: { type: 'messageBack', text: 'Yes', displayText: 'Yes', value } },
  });
});

test('in the Agents Playground the buttons carry nothing for Teams, which it would swallow', () => {
  const activity = dressed(question, { ...inTeams, serviceUrl: 'http://localhost:56150/_connector' });
  expect(cardIn(activity).body.at(-1)?.actions?.[0]).toEqual({
    type: 'Action.Submit',
    title: 'Yes',
    data: { fixpath: { reply: 'i.1', pick: 'a0' }, label: 'Yes' },
  });
});

test('elsewhere the choices are suggested actions for the person', () => {
  expect(dressed(question, elsewhere)).toMatchObject({
    text: 'Is **Wi-Fi** on?',
    suggestedActions: {
      to: ['29:ada'],
      actions: [{ type: 'messageBack', title: 'Yes', value: { fixpath: { reply: 'i.1', pick: 'a0' } } }, {}, {}],
    },
  });
});

test('where cards are shown beside a text, a way through settings is one; the text keeps its words', () => {
  const text = 'Switch it on.\n\nWhere: Settings › Wi-Fi = on';
  const [card, ...more] = (dressed({ ...question, text }, elsewhere)?.attachments ?? []) as unknown as object[];
  expect(more).toEqual([]);
  expect(JSON.stringify(card)).toMatch(/"Settings".*"›".*"Wi-Fi".*"on"/);
  expect(dressed({ ...question, text }, elsewhere)?.text).toBe(text);
  expect(dressed({ ...question, text }, { ...elsewhere, channelId: 'sms' })).not.toHaveProperty('attachments');
});

test('a reply without choices is plain Markdown everywhere', () => {
  for (const address of [inTeams, elsewhere]) {
    const activity = dressed({ kind: 'say', text: '# Hi' }, address);
    expect(activity).toMatchObject({ text: '# Hi', textFormat: 'markdown', channelData: { fixpath: { kind: 'say' } } });
    expect(activity).not.toHaveProperty('attachments');
  }
});

test('what a card cannot show as Markdown it shows in its own way', () => {
  const text =
    '## Storage\n\nOpen `Settings > iCloud`.\n\n![The switch](https://help.example.org/a.png)\n\n- one\n- two';
  const { body } = cardIn(dressed({ ...question, text }, inTeams));
  expect(body.slice(0, -1)).toEqual([
    { type: 'TextBlock', text: 'Storage', wrap: true, weight: 'Bolder' },
    { type: 'TextBlock', text: 'Open **Settings > iCloud**.', wrap: true },
    { type: 'Image', url: 'https://help.example.org/a.png', altText: 'The switch' },
    { type: 'TextBlock', text: '- one\n- two', wrap: true },
  ]);
});

test('more than six buttons stay visible: each six have a row of their own', () => {
  const many = Array.from({ length: 8 }, (_, index) => ({ label: `Topic ${index}`, pick: `${index}` }));
  const { body } = cardIn(dressed({ ...question, choices: many }, inTeams));
  expect(body.slice(1).map(({ actions }) => actions?.length)).toEqual([6, 2]);
});

test('a long text is cut after a whole sentence, far below what Teams takes', () => {
  const text = 'This sentence is said again and again. '.repeat(5000);
  const activity = dressed({ ...question, text }, inTeams);
  expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(80_000);
  expect(cardIn(activity).body[0]?.text).toMatch(/again and again\. …$/);
});

test('a whole activity of a bot is sent as it is, but only to where the conversation is', () => {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.hero', content: { title: 'Hi' } }];
  const envelope = {
    type: 'message',
    id: 'x',
    attachments,
    conversation: { id: 'other' },
    serviceUrl: 'https://evil.example',
  };
  const activity = dressed({ kind: 'say', text: '', envelope }, inTeams);
  expect(activity).toMatchObject({ attachments, conversation: { id: 'a:chat' }, serviceUrl: inTeams.serviceUrl });
  expect(activity).not.toHaveProperty('id');
});

test('an event shows nothing', () => {
  expect(renderActivity(entry({ kind: 'event', name: 'moved' }), inTeams)).toBeUndefined();
});

const schemaFile = fileURLToPath(new URL('../../../shared/specs/botframework.json', import.meta.url));

test.skipIf(!existsSync(schemaFile))('every activity we emit is one by the published schema', () => {
  const ajv = new Ajv({
    strict: false,
    formats: { 'date-time': true, byte: true, double: true, int32: true, int64: true },
  });
  ajv.addSchema(JSON.parse(readFileSync(schemaFile, 'utf8')), 'spec');
  const validate = ajv.compile({ $ref: 'spec#/definitions/Activity' });
  const bodies: EntryBody[] = [
    { kind: 'reply', reply: question },
    { kind: 'reply', reply: { kind: 'say', text: 'Hi' } },
    { kind: 'reply', reply: { kind: 'offer', text: 'Which?', intents: ['a', 'b'], choices } },
    { kind: 'message', text: 'An agent writes.' },
  ];
  for (const address of [inTeams, elsewhere, nameless])
    for (const body of bodies) {
      validate(renderActivity(entry(body), address));
      expect(validate.errors ?? []).toEqual([]);
    }
  expect(validate({ type: 7 })).toBe(false);
});

test('in Teams a way through settings is rows to tap, with the state to set at the end', () => {
  const text = 'Is it on?\n\nWhere: Settings › Wi-Fi = on';
  const card = cardIn(dressed({ ...question, text }, inTeams));
  expect(card.body[1]).toMatchObject({
    type: 'Container',
    items: [
      { text: 'Where:' },
      { columns: [{ items: [{ text: 'Settings' }] }, { items: [{ text: '›' }] }] },
      { columns: [{ items: [{ text: 'Wi-Fi' }] }, { items: [{ text: 'on' }] }] },
    ],
  });
});
