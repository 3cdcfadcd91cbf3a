import { setTimeout as wait } from 'node:timers/promises';
import type { Judge } from '../judge.ts';
import { openChat, type Shown } from '../open-chat.ts';
import { saidTwice } from '../writers.ts';

/** Each message delivered five times at once, in bursts, while somebody reads on from place to place. */
export const copies: Judge = {
  name: 'copies',
  claim: 'a message that is delivered again is taken once, answered in order, and no place in the log is skipped',
  judge: async ({ open, chance, scale }) => {
    const subject = await open();
    const faults: string[] = [];
    const chats = await Promise.all(
      Array.from({ length: 4 }, (_, index) => openChat(subject.url, `198.51.100.${index}`)),
    );
    const bursts = 6 * scale;
    let delivered = 0;
    await Promise.all(
      chats.map(async (chat) => {
        const followed: Shown[] = [];
        let place = '';
        const follow = async (): Promise<void> => {
          const { shown, watermark } = await chat.readFrom(place);
          if (Number(watermark) < Number(place)) faults.push(`The place went back from ${place} to ${watermark}.`);
          place = watermark;
          followed.push(...shown);
        };
        const ids: string[] = [];
        for (let burst = 0; burst < bursts; burst++) {
          const keys = Array.from({ length: 5 }, (_, index) => `${burst}-${index}`);
          const deliveries = keys
            .flatMap((key) => Array.from({ length: 5 }, () => ({ key, at: chance() })))
            .sort((one, other) => one.at - other.at);
          delivered += deliveries.length;
          const answers = await Promise.all(
            deliveries.map(async ({ key }) => ({ key, id: await chat.insist(`help ${key}`, key) })),
          );
          for (const key of keys) {
            const known = new Set(answers.filter((answer) => answer.key === key).map(({ id }) => id));
            if (known.size !== 1) faults.push(`The key ${key} is known by ${known.size} ids.`);
            ids.push(...known);
          }
          await follow();
        }
        let whole = (await chat.readFrom('')).shown;
        for (
          let looks = 0;
          looks < 50 && new Set(whole.map(({ replyToId }) => replyToId)).size <= ids.length;
          looks++
        ) {
          await wait(100);
          whole = (await chat.readFrom('')).shown;
        }
        await follow();
        const own = whole.filter(({ from }) => from.role === 'user').map(({ id }) => id);
        if (own.length !== ids.length) faults.push(`${ids.length} messages were taken, ${own.length} are there.`);
        if (followed.map(({ id }) => id).join() !== whole.map(({ id }) => id).join())
          faults.push('Whoever read on from place to place has seen something else than stands in the log.');
        const answered = whole.flatMap(({ replyToId }) => replyToId ?? []);
        const order = own.filter((id) => answered.includes(id));
        const inTurn = answered.filter((id, index) => answered.indexOf(id) === index);
        if (order.join() !== inTurn.join()) faults.push('Messages were answered in another order than they came in.');
        faults.push(...saidTwice(whole));
      }),
    );
    return { counts: { delivered, messages: bursts * 5 * chats.length }, faults };
  },
};
