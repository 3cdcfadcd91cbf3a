import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { Responder } from '../../../src/domain/ports/responder.ts';
import { emptyResponse } from '../../../src/domain/ports/responder.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import type { DyingPoint } from './dying-points.ts';

// Run by dying.test.ts as a process of its own: delivers one message to an engine, and dies by SIGKILL at the point
// that is named, if one is. What it acknowledges and sends it prints. The arguments are the folder, the point or
// `none`, and `at-rest` if the conversation is to have had another message and its turn before.
const [, , folder, point, place] = process.argv;
let isArmed = place !== 'at-rest';

const tell = (line: string): void => void writeSync(1, `${line}\n`);
const at = async (here: DyingPoint): Promise<void> => {
  if (here !== point || !isArmed) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
};

const kept = await openSqliteStore({ folder });
const respond: Responder = async ({ state }, input) => {
  await at('while the turn plays');
  const said = input.body.type === 'message' ? input.body.text : input.body.type;
  return {
    ...emptyResponse(state),
    replies: [
      { kind: 'say', text: `${said}?` },
      { kind: 'say', text: `${said}!` },
    ],
  };
};
const engine = createEngine({
  store: {
    ...kept,
    accept: async (input) => {
      await at('before the message is stored');
      const acceptance = await kept.accept(input);
      await at('once the message is stored');
      return acceptance;
    },
    commit: async (turn) => {
      await at('before the turn is committed');
      const commitment = await kept.commit(turn);
      await at('once the turn is committed');
      return commitment;
    },
    settleItem: async (...settlement) => {
      const settled = await kept.settleItem(...settlement);
      await at('once a send is recorded');
      return settled;
    },
  },
  clock: Date.now,
  log: { debug() {}, info() {}, warn() {}, error: (event) => tell(`error ${event}`) },
  newId: randomUUID,
  respond,
  recover: async ({ state }) => ({ ...emptyResponse(state), replies: [{ kind: 'apology', text: 'Sorry.' }] }),
  typing: () => {},
  senders: {
    away: async ({ entry }) => {
      tell(`sent ${entry}`);
      await at('before a send is recorded');
      return { type: 'sent', receipt: `receipt of ${entry}` };
    },
  },
  destinationOf: () => 'away',
});
const hello = (key: string) =>
  engine.accept({
    conversation: 'c',
    key,
    by: 'person',
    body: { type: 'message', text: 'hello' },
    answerBy: 'send',
    channel: 'away',
  });
await engine.start();
if (!isArmed) {
  await hello('message:0');
  await engine.idle();
  await engine.tick();
  isArmed = true;
}
const { id } = await hello('message:1');
tell(`acknowledged ${id}`);
await engine.idle();
await engine.tick();
await engine.close();
await kept.close();
