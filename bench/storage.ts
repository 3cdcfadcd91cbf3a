import { randomUUID } from 'node:crypto';
import { newConversation } from '../src/domain/conversation/conversation.ts';
import type { Store } from '../src/domain/ports/store.ts';
import { openSqliteStore } from '../src/storage/sqlite-store.ts';

/** How many conversations move at once: `node bench/storage.ts 1 16`. */
const widths = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 16, 64];
const turnsEach = 5000;

/** A message of a person and the bot's question in reply, as Direct Line and the desk make them. */
async function turn(store: Store, conversation: string, fence: number): Promise<void> {
  const id = randomUUID();
  const at = Date.now();
  await store.accept({
    conversation,
    key: `message:${id}`,
    id,
    by: 'person',
    from: { id: 'dl_person', name: 'You' },
    body: { type: 'message', text: 'my photos are not uploading' },
    answerBy: 'log',
    channel: 'directline',
    locale: 'en-GB',
    envelope: {
      type: 'message',
      text: 'my photos are not uploading',
      textFormat: 'plain',
      channelData: { clientActivityID: id, clientTimestamp: new Date(at).toISOString() },
    },
    at,
  });
  const loaded = await store.load(conversation);
  if (!loaded) throw new Error(`${conversation} is not there.`);
  const reply = `${id}.1`;
  const trail = Array.from({ length: 4 }, (_, index) => ({
    path: `step-${index}`,
    answer: 'fine',
    source: 'said',
    at,
  }));
  const committed = await store.commit({
    conversation,
    input: id,
    revision: loaded.conversation.revision,
    fence,
    at,
    state: { ...newConversation, openReply: reply, last: JSON.parse(JSON.stringify({ plan: { trail } })) },
    entries: [
      {
        id: reply,
        by: 'bot',
        seenBy: ['person', 'agents'],
        body: {
          kind: 'reply',
          replyTo: id,
          reply: {
            kind: 'question',
            flow: 'icloud-photos-not-syncing',
            step: 'apple-id',
            text: 'Are both devices signed in with the same Apple ID?',
            choices: ['Yes', 'No', 'Not sure'].map((label) => ({ label, pick: label })),
          },
        },
      },
    ],
    timers: [{ kind: 'silence', due: at + 3_600_000 }],
    unset: [],
    items: [],
    pins: [],
    handoffs: [],
    ending: 'done',
  });
  if (committed.type !== 'committed') throw new Error('A turn was overtaken.');
}

/** Turns of `width` conversations at once: accept, load, commit. */
async function measure(width: number) {
  const store = await openSqliteStore({ folder: undefined });
  const times: number[] = [];
  const play = async (turns: number): Promise<void> => {
    let left = turns;
    await Promise.all(
      Array.from({ length: width }, async () => {
        const conversation = randomUUID();
        const { fence } = await store.takeLane(conversation, 'bench', 0, Number.MAX_SAFE_INTEGER);
        while (left-- > 0) {
          const began = performance.now();
          await turn(store, conversation, fence);
          times.push(performance.now() - began);
        }
      }),
    );
  };
  await play(turnsEach / 10);
  times.length = 0;
  const whole = process.cpuUsage();
  const main = process.threadCpuUsage();
  const began = performance.now();
  await play(turnsEach);
  const seconds = (performance.now() - began) / 1000;
  const wholeSpent = process.cpuUsage(whole);
  const mainSpent = process.threadCpuUsage(main);
  await store.close();
  times.sort((one, other) => one - other);
  const micros = (spent: { user: number; system: number }) => Math.round((spent.user + spent.system) / turnsEach);
  return {
    'at once': width,
    'turns/s': Math.round(turnsEach / seconds),
    'p50 ms': Number(times[Math.floor(times.length * 0.5)]?.toFixed(2)),
    'p99 ms': Number(times[Math.floor(times.length * 0.99)]?.toFixed(2)),
    'main µs CPU/turn': micros(mainSpent),
    'all µs CPU/turn': micros(wholeSpent),
  };
}

const rows = [];
for (const width of widths) rows.push(await measure(width));
console.table(rows);
