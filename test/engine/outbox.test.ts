import { afterEach, expect, it } from 'vitest';
import { newConversation } from '../../src/domain/conversation/conversation.ts';
import type { OutboxItem, SendResult } from '../../src/domain/conversation/turn.ts';
import { sampleInput } from '../storage/support/sample-input.ts';
import { sampleTurn } from '../storage/support/sample-turn.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { type EngineDesk, openEngine, wordsIn } from './support/open-engine.ts';

let desk: EngineDesk;
afterEach(() => desk.close());

const minute = 60_000;
const away = { channel: 'away', answerBy: 'send' } as const;
const textOf = ({ body }: OutboxItem): string => (body.body.kind === 'reply' ? body.body.reply.text : '');

/** A desk that sends; `manner` tells how each sending of a text ends, `sent` what was tried, in order. */
async function openSending(
  manner: (text: string, item: OutboxItem) => SendResult | Promise<SendResult> = () => ({ type: 'sent' }),
  sendsChanged?: (conversation: string) => void,
) {
  const tried: string[] = [];
  desk = await openEngine({
    ...(sendsChanged && { sendsChanged }),
    respond: (_, input) =>
      wordsIn(input)
        .split(' ')
        .filter(Boolean)
        .map((text) =>
          text.startsWith('@')
            ? ({ kind: 'agent', text, agent: { id: 'desk-a' } } as const)
            : ({ kind: 'say', text } as const),
        ),
    sender: async (item) => {
      tried.push(`${item.conversation} ${textOf(item)}`);
      return manner(textOf(item), item);
    },
  });
  return tried;
}

async function settle(): Promise<void> {
  await desk.engine.idle();
  await desk.engine.tick();
}

it('sends what a conversation says in its order, one at a time', async () => {
  let under = 0;
  let most = 0;
  const tried = await openSending(async () => {
    most = Math.max(most, ++under);
    await new Promise(setImmediate);
    under--;
    return { type: 'sent', receipt: 'r' };
  });
  await desk.post('c', 'one two three', away);
  await desk.post('c', 'four five', away);
  await settle();
  expect(tried).toEqual(['c one', 'c two', 'c three', 'c four', 'c five']);
  expect(most).toBe(1);
});

it('tells that the words of an agent have arrived, and of the bot’s nothing as long as all goes well', async () => {
  const told: string[] = [];
  await openSending(undefined, (conversation) => told.push(conversation));
  await desk.post('c', 'hello', away);
  await settle();
  expect(told).toEqual([]);
  await desk.post('c', '@agent', away);
  await settle();
  expect(told).toEqual(['c']);
});

it('sends for many conversations at once, and none waits for another that is slow', async () => {
  const slow = Promise.withResolvers<void>();
  const quick = Promise.withResolvers<void>();
  const tried = await openSending(async (text) => {
    if (text === 'slow') await slow.promise;
    if (text === 'quick') quick.resolve();
    return { type: 'sent' };
  });
  await Promise.all([desk.post('a', 'slow then', away), desk.post('b', 'quick', away)]);
  await quick.promise;
  expect(tried).not.toContain('a then');
  slow.resolve();
  await settle();
  expect(tried).toContain('a then');
});

it('sends again what was put off, no sooner than told, and lets what follows wait for it', async () => {
  let busy = true;
  const tried = await openSending((text) =>
    busy && text === 'one' ? { type: 'again', at: desk.now + 5 * minute, why: '429' } : { type: 'sent' },
  );
  await desk.post('c', 'one two', away);
  await settle();
  expect(tried).toEqual(['c one']);
  busy = false;
  desk.now += 5 * minute - 1;
  await settle();
  expect(tried).toEqual(['c one']);
  desk.now += 1;
  await settle();
  expect(tried).toEqual(['c one', 'c one', 'c two']);
});

it('lets the next go where one is refused', async () => {
  const tried = await openSending((text) => (text === 'one' ? { type: 'refused', why: '400' } : { type: 'sent' }));
  await desk.post('c', 'one two', away);
  await settle();
  desk.now += 60 * minute;
  await settle();
  expect(tried).toEqual(['c one', 'c two']);
});

it('keeps for somebody who is away what they did not take, and sends it by itself as soon as they write', async () => {
  let blocked = true;
  const tried = await openSending(() =>
    blocked ? { type: 'away', at: desk.now + 60 * minute, why: 'blocked' } : { type: 'sent' },
  );
  const address = { at: 'home' };
  await desk.engine.accept({ ...messageFrom('c', 'one two'), ...away, address });
  await settle();
  expect(tried).toEqual(['c one']);
  blocked = false;
  desk.now += minute;
  // A turn that says nothing leaves no item by which it would be sent.
  await desk.engine.accept({ ...messageFrom('c', ''), ...away, address });
  await desk.engine.idle();
  while (tried.length < 3) await new Promise(setImmediate);
  expect(tried).toEqual(['c one', 'c one', 'c two']);
});

it('tries somebody who is away again and again, and says when it has arrived', async () => {
  let blocked = true;
  const told: string[] = [];
  const tried = await openSending(
    () => (blocked ? { type: 'away', at: desk.now + minute, why: 'blocked' } : { type: 'sent' }),
    (conversation) => told.push(conversation),
  );
  await desk.post('c', 'one two', away);
  await settle();
  desk.now += minute;
  await settle();
  expect([tried, told]).toEqual([
    ['c one', 'c one'],
    ['c', 'c'],
  ]);
  blocked = false;
  desk.now += minute;
  await settle();
  expect(tried).toEqual(['c one', 'c one', 'c one', 'c two']);
  expect(told).toEqual(['c', 'c', 'c']);
  await desk.post('c', 'three', away);
  await settle();
  expect(told).toHaveLength(3);
});

const messageFrom = (conversation: string, text: string) => ({
  conversation,
  key: text,
  by: 'person' as const,
  body: { type: 'message' as const, text },
});

it('sends again what a sender that throws did not settle, after a while', async () => {
  let broken = true;
  const tried = await openSending(() => {
    if (broken) throw new Error('no route to host');
    return { type: 'sent' };
  });
  await desk.post('c', 'one', away);
  await settle();
  broken = false;
  desk.now += minute;
  await settle();
  expect(tried).toEqual(['c one', 'c one']);
});

it('never sends again what was recorded as sent, after a restart neither', async () => {
  const folder = await temporaryFolder();
  const tried: string[] = [];
  const sender = async (item: OutboxItem): Promise<SendResult> => {
    tried.push(textOf(item));
    return { type: 'sent', receipt: 'r' };
  };
  desk = await openEngine({ folder, sender });
  await desk.post('c', 'hello', away);
  await settle();
  await desk.close();
  desk = await openEngine({ folder, sender });
  await desk.engine.start();
  desk.now += 60 * minute;
  await settle();
  expect(tried).toEqual(['You said: hello']);
});

it('closes only when a send under way has been recorded', async () => {
  const folder = await temporaryFolder();
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const tried: string[] = [];
  const sender = async (item: OutboxItem): Promise<SendResult> => {
    tried.push(textOf(item));
    begun.resolve();
    await finish.promise;
    return { type: 'sent' };
  };
  desk = await openEngine({ folder, sender });
  await desk.post('c', 'hello', away);
  await begun.promise;
  const closed = desk.close();
  finish.resolve();
  await closed;
  expect(desk.log.errors).toEqual([]);
  desk = await openEngine({ folder, sender });
  await desk.engine.start();
  desk.now += 60 * minute;
  await settle();
  expect(tried).toEqual(['You said: hello']);
});

it('takes back what the bot had not sent yet when an agent takes the conversation', async () => {
  const tried = await openSending((text) =>
    text === 'one' ? { type: 'again', at: desk.now + minute, why: '503' } : { type: 'sent' },
  );
  await desk.post('c', 'one two', away);
  await settle();
  const id = 'claim';
  await desk.store.accept(sampleInput('c', { id, by: 'agent', body: { type: 'event', name: 'claim' } }));
  const conversation = await desk.store.find('c');
  const lane = await desk.store.takeLane('c', 'an agent', desk.now + minute, desk.now + minute);
  const state = {
    ...(conversation?.state ?? newConversation),
    owner: { type: 'agent', handoff: 'h', agent: 'a' } as const,
  };
  const turn = sampleTurn('c', id, { revision: conversation?.revision ?? 0, fence: lane.fence, state, entries: [] });
  expect(await desk.store.commit(turn)).toMatchObject({ type: 'committed' });
  desk.now += 60 * minute;
  await settle();
  expect(tried).toEqual(['c one']);
});

it('gives up an item at which its sender throws again and again, so that those behind it go', async () => {
  const tried = await openSending((text) => {
    if (text === 'poison') throw new TypeError('this can never be drawn');
    return { type: 'sent' };
  });
  await desk.post('c', 'poison hello', away);
  for (let looks = 0; looks < 25; looks++) {
    await settle();
    desk.now += minute;
  }
  expect(tried.filter((each) => each === 'c poison').length).toBe(20);
  expect(tried.at(-1)).toBe('c hello');
  expect((await desk.store.refusedItems('c')).map(({ why }) => why)).toEqual(['the sender failed']);
});
