import fc from 'fast-check';
import type { Judge } from '../judge.ts';
import { openChat } from '../open-chat.ts';

const json = { 'content-type': 'application/json' };

/** An activity as clients send it. */
const sound = {
  type: 'message',
  text: 'hello',
  id: 'odd',
  from: { id: 'somebody', name: 'Somebody' },
  locale: 'en-US',
  channelId: 'emulator',
  // Nobody is there: what is answered goes nowhere.
  serviceUrl: 'http://127.0.0.1:9/',
  conversation: { id: 'odd' },
  recipient: { id: 'bot' },
  channelData: { clientActivityID: 'odd' },
  attachments: [{ contentType: 'image/png', name: 'a.png', contentUrl: 'data:image/png;base64,AAAA' }],
};

/** A sound activity with something odd in one or more of its places. */
const oddActivity = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom(...Object.keys(sound), 'value', 'entities', 'membersAdded', 'extra'),
      fc.jsonValue(),
      {
        maxKeys: 3,
      },
    ),
    fc.oneof(fc.constant(undefined), fc.string({ unit: 'binary', maxLength: 200 })),
  )
  .map(([odd, text]) => JSON.stringify({ ...sound, ...odd, ...(text !== undefined && { text }) }));

const oddBody = fc.oneof(
  { weight: 6, arbitrary: oddActivity },
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.integer({ min: 1, max: 5000 }).map((depth) => '['.repeat(depth)),
  fc.constantFrom('', 'null', '{', '{"type":null}', '{"type":"message","text":""}', '{"__proto__":{}}', '\ud800'),
);

/** Bodies that no client sends, at every address that takes one, while somebody honest chats. */
export const oddities: Judge = {
  name: 'oddities',
  claim: 'no input makes the server fail or end: every answer is below 500, and who chats beside it is answered',
  judge: async ({ open, chance, scale }) => {
    const subject = await open();
    const faults: string[] = [];
    const honest = await openChat(subject.url, '198.51.100.1');
    const victim = await openChat(subject.url, '198.51.100.2');
    const authorization = `Bearer ${victim.token()}`;
    const own = `/v3/directline/conversations/${victim.conversation}`;
    const places = [
      `${own}/activities`,
      `${own}/upload`,
      '/v3/directline/conversations',
      '/v3/directline/tokens/generate',
      '/v3/directline/tokens/refresh',
      '/chat/token',
      '/chat/news',
      '/api/messages',
      '/desk/sign-in',
      '/desk/api/presence',
    ];
    const bodies = fc.sample(oddBody, { numRuns: 600 * scale, seed: Math.floor(chance() * 2 ** 31) });
    const counts: Record<string, number> = {};
    let next = 0;
    const post = async (): Promise<void> => {
      for (let index = next++; index < bodies.length; index = next++) {
        const place = places[index % 3 === 0 ? index % places.length : 0] ?? '';
        const body = bodies[index] ?? '';
        // An address for each, so that the body is read and not the flood held up; channels have none to name.
        const from = place.startsWith('/api/') ? {} : { 'x-forwarded-for': `203.0.113.${index % 250}` };
        const answer = await fetch(subject.url + place, {
          method: 'POST',
          headers: { ...json, ...from, authorization },
          body,
        })
          .then(({ status }) => status)
          .catch(() => 0);
        counts[`answered ${answer}`] = (counts[`answered ${answer}`] ?? 0) + 1;
        if (answer === 0 || (answer >= 500 && answer !== 503))
          faults.push(`POST ${place} answered ${answer} to ${body.slice(0, 200)}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, post));
    if (!subject.isAlive()) faults.push('The server has ended.');
    else {
      await victim.readFrom('');
      const id = await honest.insist('help', 'after-all');
      if (!(await honest.readFrom('')).shown.some((shown) => shown.id === id))
        faults.push('An honest message is gone.');
    }
    return { counts: { bodies: bodies.length, ...counts }, faults };
  },
};
