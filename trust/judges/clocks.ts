import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Judge } from '../judge.ts';
import { openChat } from '../open-chat.ts';
import { faultsIn, type History } from '../writers.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;
const jumps = [hour, -hour, 25 * hour, -24 * hour, year, -year, 0];

/** How long the server may take to have its new time, ms. */
const patience = 10_000;
/** How far from a time counts as that time, ms: a machine under load may be slow to tell it. */
const near = hour / 2;

/**
 * People who write, come and sign in while the server's clock is set back and forth, and once while it does not run. On a database,
 * which has the time for all its processes, nothing that is told may go by it.
 */
export const clocks: Judge = {
  name: 'clocks',
  claim: 'a clock that is set locks nobody out, and loses and doubles nothing',
  judge: async ({ open, chance, scale, store }) => {
    const place = await mkdtemp(join(tmpdir(), 'fixpath-clock-'));
    const clock = join(place, 'ahead');
    await writeFile(clock, '0');
    const faults: string[] = [];
    const counts = { 'clock set': 0, acknowledged: 0 };
    try {
      const subject = await open({ clock });
      const people: readonly History[] = await Promise.all(
        [1, 2, 3].map(async (person) => ({ chat: await openChat(subject.url, `198.51.100.${person}`), sent: [] })),
      );
      const post = async (path: string, address: string, body: object): Promise<number> => {
        const headers = { 'content-type': 'application/json', origin: subject.url, 'x-forwarded-for': address };
        return (await fetch(subject.url + path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
      };
      const tryAll = async (jump: string): Promise<void> => {
        for (const { chat, sent } of people) {
          const key = `${chat.conversation.slice(0, 8)}-${sent.length}`;
          const { status, id, retryAfter } = await chat.send('help', key);
          if (status !== 200 || id === undefined) {
            faults.push(`${jump}: a message was answered ${status}, Retry-After ${retryAfter}.`);
            continue;
          }
          sent.push({ key, id });
          counts.acknowledged++;
        }
        const came = await post('/chat/token', '198.51.100.77', {});
        if (came !== 200) faults.push(`${jump}: a new chat was answered ${came}.`);
        // Few of them at once are taken from an address, and these are no more.
        const number = counts['clock set'];
        const wrong = { login: `nobody-${number}`, password: 'a wrong password' };
        const tried = await post('/desk/sign-in', `203.0.113.${number % 8}`, wrong);
        if (tried !== 401) faults.push(`${jump}: a sign-in was answered ${tried}.`);
        const { status } = await fetch(`${subject.url}/readyz`);
        if (status !== 200) faults.push(`${jump}: /readyz said ${status}.`);
      };
      const set = async (ahead: number): Promise<void> => {
        await writeFile(clock, String(ahead));
        counts['clock set']++;
        for (
          const until = performance.now() + patience;
          subject.isAlive() && (await seen(clock)) !== ahead;
          await wait(20)
        )
          if (performance.now() > until) throw new Error(`The server's clock could not be set to ${ahead} ms.`);
      };
      await tryAll('before');
      for (let round = 0; round < scale; round++)
        for (const ahead of jumps.toSorted(() => chance() - 0.5)) {
          await set(ahead);
          await tryAll(`${ahead / hour} hours ahead`);
        }
      // Set back while it does not run: tokens and all that is kept come from the future.
      await set(0);
      await subject.kill();
      await set(-hour);
      await subject.start();
      await tryAll('an hour back after a restart');
      if ((await seen(clock)) !== -hour) throw new Error("The server's clock was not set when it started.");
      const goesBy = Date.now() - (store === 'sqlite' ? hour : 0);
      for (const { chat } of people) {
        const told = (await chat.readFrom('')).shown.at(-1)?.timestamp ?? '';
        if (!(Math.abs(Date.parse(told) - goesBy) < near)) faults.push(`The last words are told to be of ${told}.`);
      }
      if (faults.length > 0) return { counts, faults };
      for (const each of people) faults.push(...(await faultsIn(each)));
      return { counts, faults };
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  },
};

/** How far ahead the server has last set its own clock, ms. */
async function seen(clock: string): Promise<number> {
  return Number(await readFile(`${clock}.seen`, 'utf8').catch(() => Number.NaN));
}
