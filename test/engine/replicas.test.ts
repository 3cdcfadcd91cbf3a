import { expect, it, onTestFinished } from 'vitest';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import { openPostgresStore } from '../../src/storage/postgres-store.ts';
import { freshDatabase } from '../postgres/fresh-database.ts';
import { startReplica } from './support/start-replica.ts';

async function openedDatabase() {
  const url = await freshDatabase();
  const store = await openPostgresStore({ url });
  onTestFinished(() => store.close());
  const texts = async (conversation: string) => (await store.read(conversation, 0, 1000)).map(textOf);
  return { url, store, texts };
}

function textOf({ body }: Entry): string {
  if (body.kind === 'message') return body.text;
  return body.kind === 'reply' ? body.reply.text : body.kind;
}

it('answers what a replica had accepted that is killed, whether or not its turn had begun', async () => {
  const { url, texts } = await openedDatabase();
  const first = await startReplica(url, 'first');
  first.ask({ type: 'accept', conversation: 'c', text: 'slow on first' });
  await first.tells('playing');
  first.ask({ type: 'accept', conversation: 'c', text: 'behind it' });
  await first.tells('accepted', 2);
  await first.kill();
  await startReplica(url, 'second');
  const said = ['slow on first', 'behind it', 'slow on first, says second', 'behind it, says second'];
  await expect.poll(() => texts('c')).toEqual(said);
});

it.each(['in a conversation that it has just been told of', 'in one at rest'])(
  'commits nothing of a turn %s whose replica was stopped, and another one had to play it',
  async (where) => {
    const { url, store, texts } = await openedDatabase();
    const [first, second] = await Promise.all([startReplica(url, 'first'), startReplica(url, 'second')]);
    const before = where === 'in one at rest' ? ['hello', 'hello, says first'] : [];
    if (before.length > 0) first.ask({ type: 'accept', conversation: 'c', text: 'hello' });
    await expect.poll(() => texts('c')).toEqual(before);
    await expect.poll(() => store.unfinished()).toEqual([]);

    first.ask({ type: 'accept', conversation: 'c', text: 'slow on first' });
    await first.tells('accepted', before.length > 0 ? 2 : 1);
    await first.tells('playing', before.length > 0 ? 2 : 1);
    first.signal('SIGSTOP');
    const answered = [...before, 'slow on first', 'slow on first, says second'];
    await expect.poll(() => texts('c')).toEqual(answered);
    first.signal('SIGCONT');
    first.ask({ type: 'go-on' });
    await first.tells('overtaken');

    // And it is well: it plays the next one, which it is told of while others may have played.
    first.ask({ type: 'accept', conversation: 'c', text: 'and now' });
    await expect.poll(() => texts('c')).toEqual([...answered, 'and now', expect.stringContaining('and now, says')]);
    await expect.poll(() => store.nextDue()).toBeUndefined();
    const sent = [...first.told, ...second.told].flatMap((told) => (told.type === 'sent' ? [told.number] : []));
    expect(sent).toHaveLength(new Set(sent).size);
  },
);

it('plays and sends in order, and once, what comes to three replicas in turn', async () => {
  const { url, store, texts } = await openedDatabase();
  const replicas = await Promise.all(['one', 'two', 'three'].map((name) => startReplica(url, name)));
  const conversations = ['c', 'd', 'e', 'f'];
  const rounds = 15;
  for (let round = 0; round < rounds; round++)
    for (const [index, conversation] of conversations.entries()) {
      const replica = replicas[(round + index) % replicas.length];
      const accepted = replica?.count('accepted') ?? 0;
      const twice = replicas[(round + index + 1) % replicas.length];
      const message = { type: 'accept', conversation, text: `${round}`, key: `message:${round}` } as const;
      replica?.ask(message);
      twice?.ask(message); // the load balancer gave up on the first one, which had it
      await replica?.tells('accepted', accepted + 1);
    }
  for (const conversation of conversations) {
    const isOver = async () => {
      const said = await texts(conversation);
      return said.filter((text) => text.includes('says')).length;
    };
    await expect.poll(isOver).toBe(rounds);
    const log = await texts(conversation);
    const asked = log.filter((text) => !text.includes('says'));
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
    expect(log.filter((text) => text.includes('says')).map((text) => text.split(',')[0])).toEqual(asked);
  }
  await expect.poll(() => store.nextDue()).toBeUndefined();
  const sent = replicas.flatMap(({ told }) => told.filter((each) => each.type === 'sent'));
  expect(sent).toHaveLength(rounds * conversations.length);
  const inTime = sent.toSorted((one, other) => one.at - other.at);
  for (const conversation of conversations) {
    const numbers = inTime.filter((each) => each.conversation === conversation).map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
  }
});
