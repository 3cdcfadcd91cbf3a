import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Random } from '../../src/intents/vectors/random.ts';
import { type DyingPoint, dyingPoints } from '../dying-points.ts';
import type { Judge } from '../judge.ts';
import { openChat } from '../open-chat.ts';
import { type Listener, startListener } from '../start-listener.ts';
import type { Subject } from '../start-subject.ts';
import { faultsIn } from '../writers.ts';

/** How long the process may take to come to a point, and what it owes to come after its next start, ms. */
const patience = 40_000;
/** What is sent behind one another, and what is sent twice, comes within this, ms. */
const quiet = 2000;
const oldDatabase = join(import.meta.dirname, '../../test/app/kept/0.1.0.sqlite.gz');

/** What happens at a point, and what is found behind the next start. */
type Trial = { readonly subject: Subject; readonly die: () => Promise<void>; readonly number: number };

/** The process dies at each named point of a message's way, once for each, and in what concerns all messages at once. */
export const deaths: Judge = {
  name: 'deaths',
  claim:
    'wherever the process dies, what was acknowledged has one turn and its replies once, and a send is repeated only where nobody can know',
  judge: async ({ open, chance, scale, isOver, isOurs, store }) => {
    if (!isOurs) return { counts: {}, faults: [], skipped: 'Its points are places in the files of this version.' };
    const place = await mkdtemp(join(tmpdir(), 'fixpath-deaths-'));
    const listener = await startListener();
    const faults: string[] = [];
    let number = 0;
    try {
      const subject = await open({ deaths: place });
      const points = dyingPoints.filter((point) => (point.store ?? store) === store);
      for (let round = 0; round < Math.ceil(scale / 4); round++)
        for (const point of scale > 1 ? points : someOf(points, chance)) {
          if (isOver()) break;
          const die = async (): Promise<void> => {
            await gone(subject, point);
            await subject.start();
          };
          const trial = { subject, die, number: number++ };
          const arm = () => writeFile(join(place, point.name), '');
          const found = await tried(point, trial, arm, listener).catch((error: Error) => [error.message]);
          faults.push(...found.map((fault) => `Dying ${point.name}: ${fault}`));
          if (!subject.isAlive()) await subject.start();
        }
      return { counts: { deaths: number, sends: listener.heard().length }, faults };
    } finally {
      await listener.close();
      await rm(place, { recursive: true, force: true });
    }
  },
};

/** A send that is not made and two more: each takes a start of the server, and the short form has little time. */
function someOf(points: readonly DyingPoint[], chance: Random): readonly DyingPoint[] {
  const others = points.filter(({ name }) => name !== 'before a send').toSorted(() => chance() - 0.5);
  return points.filter((point) => point.name === 'before a send' || others.slice(0, 2).includes(point));
}

function tried(point: DyingPoint, trial: Trial, arm: () => Promise<void>, listener: Listener) {
  switch (point.by) {
    case 'message':
      return byMessage(trial, arm);
    case 'send':
      return bySend(trial, arm, listener, point.name === 'behind a send that is not on record' ? 2 : 1);
    case 'reload':
      return byReload(trial, arm);
    case 'migration':
      return byMigration(trial, arm);
  }
}

async function byMessage({ subject, die, number }: Trial, arm: () => Promise<void>): Promise<readonly string[]> {
  const chat = await openChat(subject.url, `198.51.100.${number % 250}`);
  const sent = [{ key: 'first', id: await chat.insist('help', 'first') }];
  await arm();
  const acknowledged = chat.insist('photos not uploading', 'second');
  await die();
  sent.push({ key: 'second', id: await acknowledged });
  return faultsIn({ chat, sent });
}

/** @param most how often a send may come */
async function bySend(
  { subject, die, number }: Trial,
  arm: () => Promise<void>,
  listener: Listener,
  most: number,
): Promise<readonly string[]> {
  const say = (conversation: string): Promise<void> =>
    insist(subject, {
      type: 'message',
      ...{ id: conversation, text: 'help', from: { id: 'ada' }, recipient: { id: 'bot' } },
      ...{ channelId: 'emulator', serviceUrl: listener.url, conversation: { id: conversation } },
    });
  const to = (conversation: string): readonly string[] =>
    listener.heard().flatMap((sent) => (sent.conversation === conversation ? [sent.text] : []));
  const [calm, hurt] = [`calm-${number}`, `hurt-${number}`];
  await say(calm);
  await until('Nothing was sent', () => to(calm).length > 0);
  await wait(quiet);
  await arm();
  const acknowledged = say(hurt);
  await die();
  await acknowledged;
  await until('What was to be sent did not all come', () => to(calm).every((text) => to(hurt).includes(text)));
  await wait(quiet);
  return [...Map.groupBy(to(hurt), (text) => text)].flatMap(([text, all]) =>
    all.length > most ? [`The send "${text.slice(0, 40)}" came ${all.length} times.`] : [],
  );
}

async function byReload({ subject, die, number }: Trial, arm: () => Promise<void>): Promise<readonly string[]> {
  const chat = await openChat(subject.url, `198.51.100.${number % 250}`);
  const sent = [{ key: 'first', id: await chat.insist('photos not uploading', 'first') }];
  await arm();
  subject.signal('SIGHUP');
  await die();
  sent.push({ key: 'second', id: await chat.insist('yes', 'second') });
  return faultsIn({ chat, sent });
}

/** A database of the first version takes the place of the subject's. */
async function byMigration({ subject, die }: Trial, arm: () => Promise<void>): Promise<readonly string[]> {
  await subject.kill();
  const file = join(subject.folder, 'fixpath.sqlite');
  for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true });
  await writeFile(file, gunzipSync(await readFile(oldDatabase)));
  const before = lookInto(file);
  await arm();
  await subject.start(false);
  await gone(subject, { name: 'in a migration' });
  const between = lookInto(file);
  await die();
  await subject.kill();
  const after = lookInto(file);
  return [
    ...(between.version === before.version ? [] : ['A migration is half done.']),
    ...(after.version > before.version ? [] : ['The next start did not bring the database up to date.']),
    ...(after.isWhole ? [] : ['The database is damaged.']),
    ...(after.entries === before.entries ? [] : [`Of ${before.entries} entries ${after.entries} are left.`]),
  ];
}

function lookInto(file: string) {
  using database = new DatabaseSync(file);
  const number = (sql: string): number => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
  return {
    version: number('pragma user_version'),
    entries: number('select count(*) from entries'),
    isWhole: Object.values(database.prepare('pragma integrity_check').get() ?? {})[0] === 'ok',
  };
}

async function gone(subject: Subject, { name }: Pick<DyingPoint, 'name'>): Promise<void> {
  await until(`It never came to "${name}"`, () => !subject.isAlive());
}

/** Sends an activity as a channel does, until it is taken. */
async function insist(subject: Subject, activity: object): Promise<void> {
  const post = () =>
    fetch(`${subject.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined);
  await until('An activity was never taken', async () => (await post())?.status === 200);
}

async function until(fault: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + patience; performance.now() < end; await wait(50)) if (await isSo()) return;
  throw new Error(`${fault} (${patience / 1000} s).`);
}
