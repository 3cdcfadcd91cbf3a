import { expect, test } from 'vitest';
import type { LineActivity } from '../../web/src/chat/line/activity.ts';
import { type ChatState, emptyChat } from '../../web/src/chat/state/chat-state.ts';
import { groupMessages } from '../../web/src/chat/state/group-messages.ts';
import { openQuestion } from '../../web/src/chat/state/open-question.ts';
import { type ChatAction, reduceChat, seedKey } from '../../web/src/chat/state/reduce-chat.ts';

const after = (...actions: readonly ChatAction[]) => actions.reduce(reduceChat, emptyChat);
const received = (...activities: readonly LineActivity[]): ChatAction => ({ type: 'received', activities });
const queued = (key: string, text = key): ChatAction => ({
  type: 'queued',
  outgoing: { key, files: [], activity: { type: 'message', text } },
  at: 0,
  pictures: [],
});
const texts = ({ messages }: ChatState) => messages.map(({ text }) => text);

function said(place: number, text: string, more: LineActivity & { readonly kind?: string } = {}): LineActivity {
  const { kind = 'say', ...activity } = more;
  const channelData = { 'webchat:sequence-id': place, fixpath: { kind, ...more.channelData?.fixpath } };
  return { type: 'message', id: `m${place}`, text, from: { role: 'bot', name: 'Desk' }, ...activity, channelData };
}

function echo(place: number, key: string): LineActivity {
  const channelData = { 'webchat:sequence-id': place, fixpath: { retryKey: key } };
  return { type: 'message', id: `m${place}`, text: key, from: { role: 'user' }, channelData };
}

test('what came is in the order of the log, whatever order it came in, and each once', () => {
  const state = after(received(said(3, 'c'), said(1, 'a')), received(said(2, 'b'), said(3, 'c again')));
  expect(texts(state)).toEqual(['a', 'b', 'c again']);
});

test('an own message stands at the end until the desk has given it its place', () => {
  const state = after(received(said(1, 'a')), queued('mine'), received(said(2, 'b')));
  expect(texts(state)).toEqual(['a', 'b', 'mine']);
  expect(texts(reduceChat(state, received(echo(1.5, 'mine'))))).toEqual(['a', 'mine', 'b']);
});

test('an own message and its echo are one, sent, under the key it had from the start', () => {
  const { messages } = after(queued('mine'), received(echo(1, 'mine')));
  expect(messages).toMatchObject([{ key: 'mine', id: 'm1', state: 'sent' }]);
});

test('a message that is back from the desk does not fail, however late its refusal comes', () => {
  const refused: ChatAction = { type: 'refused', key: 'mine', status: 400 };
  expect(after(queued('mine'), refused).messages[0]?.state).toBe('failed');
  expect(after(queued('mine'), received(echo(1, 'mine')), refused).messages[0]?.state).toBe('sent');
});

test('buttons are open under the last message only, close with an answer, and come back when it fails', () => {
  const asked = after(received(said(1, 'a?', { suggestedActions: { actions: [{ title: 'Yes' }] } })));
  expect(openQuestion(asked.messages)?.text).toBe('a?');
  const answered = reduceChat(asked, queued('yes'));
  expect(openQuestion(answered.messages)).toBeUndefined();
  expect(openQuestion(reduceChat(answered, { type: 'refused', key: 'yes', status: 400 }).messages)?.text).toBe('a?');
  expect(openQuestion(reduceChat(asked, received(said(2, 'never mind'))).messages)).toBeUndefined();
});

test('the greeting of the page becomes the one of the conversation, and nothing else stays of it', () => {
  const seed = {
    key: seedKey,
    place: 0,
    by: 'bot',
    text: 'Hi',
    format: 'markdown',
    buttons: [],
    attachments: [],
  } as const;
  const page: ChatState = { ...emptyChat, messages: [seed] };
  const greeted = reduceChat(page, received(said(1, 'Hi', { kind: 'greeting' })));
  expect(greeted.messages).toMatchObject([{ key: seedKey, id: 'm1' }]);
  expect(texts(reduceChat(greeted, received(said(1, 'Hi', { kind: 'greeting' }), said(2, 'b'))))).toEqual(['Hi', 'b']);
  expect(texts(reduceChat(page, received(said(2, 'b'))))).toEqual(['b']);
});

test('another conversation leaves nothing of the old one but what was not sent yet', () => {
  const state = after(received(said(1, 'a'), echo(2, 'old')), queued('mine'), { type: 'begun' });
  expect(texts(state)).toEqual(['mine']);
});

test.each([
  [
    'an agent who joins',
    { kind: 'notice', channelData: { fixpath: { joined: 'Anna' } } },
    { type: 'agent', name: 'Anna' },
  ],
  ['an agent who leaves', { kind: 'notice', channelData: { fixpath: { left: 'Anna' } } }, { type: 'bot' }],
  [
    'an agent who lets go',
    { kind: 'notice', channelData: { fixpath: { left: 'Anna' } }, suggestedActions: { actions: [{ title: 'Back' }] } },
    { type: 'waiting' },
  ],
  ['a handoff', { kind: 'handoff', suggestedActions: { actions: [{ title: 'Back' }] } }, { type: 'waiting' }],
  ['a ticket', { kind: 'handoff' }, { type: 'bot' }],
] as const)('after %s the header knows who is there', (_, more, speaker) => {
  expect(after(received(said(1, 'x', more))).speaker).toEqual(speaker);
});

test('dots go with the words they announced, and the person’s own never show', () => {
  const typing = (role: string): LineActivity => ({ type: 'typing', from: { role, name: 'Anna' } });
  const writing = after(received(typing('bot')));
  expect(writing.typing).toEqual({ name: 'Anna', by: 'bot' });
  expect(reduceChat(writing, received(said(1, 'here'))).typing).toBeUndefined();
  expect(after(received(typing('user'))).typing).toBeUndefined();
});

test('a name stands at the first of several messages, a time at the last, and a new day begins with a line', () => {
  const day = 24 * 60 * 60_000;
  const at = (place: number, ms: number) => said(place, String(place), { timestamp: new Date(ms).toISOString() });
  const { messages } = after(received(at(1, 0), at(2, 1000), at(3, 2 * day)));
  expect(groupMessages(messages, 0).map(({ day, first, last }) => [day, first, last])).toEqual([
    [false, true, false],
    [false, false, true],
    [true, true, true],
  ]);
});
