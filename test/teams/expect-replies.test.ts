import { afterEach, beforeEach, expect, test } from 'vitest';
import { message } from './support/activities.ts';
import { type Connector, startConnector } from './support/start-connector.ts';
import { type Desk, startDesk } from './support/start-desk.ts';

let connector: Connector;
let desk: Desk;

beforeEach(async () => {
  connector = await startConnector();
});

afterEach(async () => {
  await desk.close();
  await connector.close();
});

const settings = { allowUnauthenticated: true };
const wanting = (text: string, more = {}) => message(connector.url, text, { deliveryMode: 'expectReplies', ...more });

test('who expects replies gets them in the response, and nothing is posted', async () => {
  desk = await startDesk({ settings });
  const asked = wanting('hello');
  const response = await desk.post(asked);
  expect(response.status).toBe(200);
  const { activities } = (await response.json()) as { activities: Record<string, unknown>[] };
  expect(activities).toEqual([
    expect.objectContaining({
      type: 'message',
      text: 'You said: **hello**',
      replyToId: asked.id,
      from: { id: 'bot-1', name: 'Fixpath', role: 'bot' },
      recipient: { id: 'user-1', name: 'Ada' },
      conversation: { id: 'conversation-1' },
      channelData: { fixpath: { kind: 'question', flow: 'wifi', step: 'router' } },
    }),
  ]);
  expect(activities[0]?.id).toMatch(/\.1$/);
  expect(connector.posts).toEqual([]);
});

test('the same activity again reads the same replies and has no second turn', async () => {
  desk = await startDesk({ settings });
  const asked = wanting('hello');
  const first = await (await desk.post(asked)).json();
  const second = await (await desk.post(asked)).json();
  expect(second).toEqual(first);
  expect(desk.played).toHaveLength(1);
});

test('the turn never sees deliveryMode', async () => {
  desk = await startDesk({ settings });
  await desk.post(wanting('hello'));
  const [input] = desk.played;
  expect(input?.envelope).toMatchObject({ text: 'hello', channelId: 'emulator' });
  expect(input?.envelope).not.toHaveProperty('deliveryMode');
});

test('a turn that takes too long is answered 504, and the activity sent again reads its replies', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  desk = await startDesk({
    settings,
    patience: 30,
    say: async () => {
      await promise;
      return [{ kind: 'say', text: 'There you are.' }];
    },
  });
  const asked = wanting('hello');
  const late = await desk.post(asked);
  expect(late.status).toBe(504);
  expect(late.headers.get('retry-after')).toBe('1');
  resolve();
  await desk.engine.replies('emulator:conversation-1', desk.played[0]?.id ?? '', 5000);
  expect(await (await desk.post(asked)).json()).toMatchObject({ activities: [{ text: 'There you are.' }] });
  expect(desk.played).toHaveLength(1);
});

test('a tap on a suggested action reaches the turn as the reply and the pick it carries', async () => {
  desk = await startDesk({ settings });
  const { activities } = (await (await desk.post(wanting('hello'))).json()) as {
    activities: { id: string; suggestedActions: { actions: { text: string; value: object }[] } }[];
  };
  const [first] = activities;
  const button = first?.suggestedActions.actions[1];
  await desk.post(wanting(button?.text ?? '', { value: button?.value }));
  expect(desk.played[1]?.body).toEqual({ type: 'message', text: 'No', tap: { reply: first?.id, pick: 'a1' } });
});

test('an activity that means nothing to us expects no replies and gets an empty list', async () => {
  desk = await startDesk({ settings });
  const response = await desk.post(wanting('', { type: 'typing' }));
  expect(await response.json()).toEqual({ activities: [] });
  expect(desk.played).toEqual([]);
});

test('forty conversations at once each get their own replies', async () => {
  desk = await startDesk({ settings });
  const all = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const response = await desk.post(wanting(`word ${index}`, { conversation: { id: `c-${index}` } }));
      const { activities } = (await response.json()) as { activities: { text: string }[] };
      return activities.map(({ text }) => text);
    }),
  );
  expect(all).toEqual(Array.from({ length: 40 }, (_, index) => [`You said: **word ${index}**`]));
});
