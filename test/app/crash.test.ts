import { expect, it, onTestFinished } from 'vitest';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { copyLearned } from '../play/learned.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { isLonger } from '../support/longer.ts';
import {
  directLineClient,
  expectingClient,
  type Line,
  type PatientClient,
  withoutPlace,
} from './support/patient-client.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

const script: readonly Line[] = [
  'photos not uploading',
  'same',
  "it's on",
  'yes on wifi',
  'not full',
  'half full',
  'why',
  'not yet',
  "I'm back",
  'still nothing',
  'up to date',
  'no',
  "I'm back",
  'still nothing',
  'is anybody there?',
  'bot',
].map((text, n) => ({ key: `line-${n}`, text }));

/** After how many acknowledgements the process is killed, counted from its start. */
const deaths = isLonger ? [1, 6, 23, 41] : [1, 23];

it('gives every acknowledged message one turn and its replies once, however often the process is killed', async () => {
  const folder = await temporaryFolder();
  await copyLearned(folder);
  let running: Promise<ServerProcess> = startServerProcess(folder);
  onTestFinished(async () => (await running).kill());
  const restart = async (old: Promise<ServerProcess>): Promise<ServerProcess> => {
    await (await old).kill();
    return startServerProcess(folder);
  };

  const left = [...deaths];
  let acknowledged = 0;
  let mayDie = false;
  const parts = {
    server: () => running,
    acknowledged: () => {
      if (!mayDie || ++acknowledged !== left[0]) return;
      left.shift();
      acknowledged = 0;
      running = restart(running);
    },
  };

  // How the conversation goes if nothing happens.
  const calm = await expectingClient(parts, 'calm');
  const undisturbed: string[] = [];
  for (const line of script) undisturbed.push(await calm.deliver(line));

  mayDie = true;
  const lines = await Promise.all(Array.from({ length: 5 }, () => directLineClient(parts)));
  const expecting = [expectingClient(parts, 'one'), expectingClient(parts, 'two')];
  const acknowledgements = await Promise.all([...lines, ...expecting].map(sayAll));
  expect(left).toEqual([]);

  // Every answer in a response was the one of its own message.
  for (const answers of acknowledgements.slice(lines.length)) expect(answers).toEqual(undisturbed);

  // Delivered again, each is known by its first id, and nothing is said twice.
  mayDie = false;
  const again = await Promise.all(lines.map(sayAll));
  expect(again).toEqual(acknowledgements.slice(0, lines.length));

  await (await running).kill();
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  expect(await store.unfinished()).toEqual([]);
  const reference = textsOf(await logOf(store, calm.conversation));
  expect(reference.length).toBeGreaterThan(script.length);
  for (const [index, { conversation }] of [...lines, ...expecting].entries()) {
    const log = await logOf(store, conversation);
    expect(log.map(({ number }) => number)).toEqual(log.map((_, at) => at + 1));
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    expect(textsOf(log)).toEqual(reference);
    const said = log.filter(({ by }) => by === 'person');
    expect(said.map(({ body }) => body.kind === 'message' && body.text)).toEqual(script.map(({ text }) => text));
    // One turn each; on Direct Line the greeting is an input of its own.
    const isDirectLine = index < lines.length;
    expect((await store.find(conversation))?.revision).toBe(script.length + (isDirectLine ? 1 : 0));
    if (isDirectLine) expect(said.map(({ id }) => id)).toEqual(acknowledgements[index]);
  }
}, 120_000);

async function sayAll({ deliver }: PatientClient): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const line of script) answers.push(await deliver(line));
  return answers;
}

function logOf(store: Store, conversation: string): Promise<readonly Entry[]> {
  return store.read(conversation, 0, 10_000);
}

function textsOf(log: readonly Entry[]): readonly string[] {
  return log.flatMap(({ body }) => (body.kind === 'reply' ? [withoutPlace(body.reply.text)] : []));
}
