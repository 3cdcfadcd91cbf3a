import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../src/intents/vectors/random.ts';
import type { Finding } from './judge.ts';
import { oneOf } from './one-of.ts';
import { type Chat, openChat, type Shown } from './open-chat.ts';

const words = ['photos not uploading', 'why', 'not sure', 'help', 'back', 'yes', 'no', 'what is roaming?'] as const;

/** How long the next answer may take, ms: what a process had begun that died is played by another one in twenty seconds. */
const patience = 40_000;

/** What one writer knows to be true. */
export type History = { readonly chat: Chat; readonly sent: { readonly key: string; readonly id: string }[] };

/** How many write at once. */
const writers = 6;

/** Writers who send until they are answered; what they end with is what they found. */
export type Writers = { readonly end: () => Promise<Finding> };

/** @param urlOf where a request goes: asked each time */
export async function startWriters(urlOf: () => string, chance: Random): Promise<Writers> {
  const faults: string[] = [];
  let isOver = false;
  let repeated = 0;
  const histories = await Promise.all(
    Array.from({ length: writers }, async (_, writer): Promise<History> => {
      return { chat: await openChat(urlOf, `198.51.100.${writer}`), sent: [] };
    }),
  );
  const write = async ({ chat, sent }: History): Promise<void> => {
    for (let count = 0; !isOver; count++) {
      const key = `${chat.conversation.slice(0, 8)}-${count}`;
      const text = oneOf(chance, words);
      const id = await chat.insist(text, key);
      sent.push({ key, id });
      if (chance() > 0.15) continue;
      repeated++;
      const again = await chat.insist(text, key);
      if (again !== id) faults.push(`The key ${key} was known as ${id}, and then as ${again}.`);
    }
  };
  const writing = Promise.all(histories.map(write));
  return {
    end: async () => {
      isOver = true;
      await writing;
      for (const found of await Promise.all(histories.map(faultsIn))) faults.push(...found);
      const acknowledged = histories.reduce((sum, { sent }) => sum + sent.length, 0);
      return { counts: { acknowledged, repeated }, faults };
    },
  };
}

/** Holds the log of a chat against what its writer knows, once all of it is answered. */
export async function faultsIn({ chat, sent }: History): Promise<readonly string[]> {
  const faults: string[] = [];
  let shown: readonly Shown[] = [];
  const silent = () => {
    const answered = new Set(shown.map(({ replyToId }) => replyToId));
    return sent.filter(({ id }) => !answered.has(id));
  };
  // As long as one answer follows another, what waits behind them is not lost.
  for (let [fewest, until] = [Infinity, 0]; ; await wait(100)) {
    ({ shown } = await chat.readFrom(''));
    const left = silent().length;
    if (left < fewest) [fewest, until] = [left, performance.now() + patience];
    if (left === 0 || performance.now() > until) break;
  }
  const own = shown.filter(({ from }) => from.role === 'user').map(({ id }) => id);
  const ids = sent.map(({ id }) => id);
  for (const id of ids) if (!own.includes(id)) faults.push(`The message ${id} was acknowledged and is gone.`);
  if (new Set(own).size !== own.length) faults.push(`A message is there twice in ${chat.conversation}.`);
  const kept = own.filter((id) => ids.includes(id));
  if (kept.join() !== ids.filter((id) => own.includes(id)).join())
    faults.push(`The messages of ${chat.conversation} are in another order than they were acknowledged in.`);
  const [lost, ...others] = silent();
  if (lost) {
    const later = sent.length - 1 - sent.indexOf(lost) - others.length;
    faults.push(
      `The message ${lost.id} was acknowledged and never answered, like ${others.length} after it; ${later} after it were answered.`,
    );
  }
  faults.push(...saidTwice(shown));
  return faults;
}

/** Replies that are there twice: by their id, or with the same words to the same message. */
export function saidTwice(shown: readonly Shown[]): readonly string[] {
  const seen = new Set<string>();
  return shown.flatMap(({ id, from, text, replyToId }) => {
    if (from.role === 'user') return [];
    const marks = [id, ...(replyToId === undefined ? [] : [`${replyToId} ${text}`])];
    const isTwice = marks.some((mark) => seen.has(mark));
    for (const mark of marks) seen.add(mark);
    return isTwice ? [`The reply ${id} was said twice.`] : [];
  });
}
