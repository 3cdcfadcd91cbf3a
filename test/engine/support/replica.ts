import { randomUUID } from 'node:crypto';
import type { Json } from '../../../src/domain/json.ts';
import type { Responder } from '../../../src/domain/ports/responder.ts';
import { emptyResponse } from '../../../src/domain/ports/responder.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import { openPostgresStore } from '../../../src/storage/postgres-store.ts';

// Run by replicas.test.ts as a process of its own: the real engine on a database that others use as well, told by messages what
// to accept. What it plays, sends and commits it tells. A turn of "slow" begins, and waits for the word to go on.
const [, , url = '', name = ''] = process.argv;

/** What a replica is asked. */
export type ToReplica =
  | { readonly type: 'accept'; readonly conversation: string; readonly text: string; readonly key?: string }
  | { readonly type: 'go-on' };

/** What a replica tells. `at` is in µs of the machine's steady clock, which all its processes share. */
export type FromReplica =
  | { readonly type: 'ready' | 'went-on' }
  | { readonly type: 'accepted' | 'playing' | 'overtaken'; readonly input: string }
  | { readonly type: 'sent'; readonly conversation: string; readonly number: number; readonly at: number };

const tell = (told: FromReplica): void => void process.send?.(told);
const quiet = (): void => {};
const slow = Promise.withResolvers<void>();

const respond: Responder = async ({ state }, input) => {
  const said = input.body.type === 'message' ? input.body.text : input.body.type;
  tell({ type: 'playing', input: input.id });
  if (said === `slow on ${name}`) {
    await slow.promise;
    tell({ type: 'went-on' });
  }
  return { ...emptyResponse(state), replies: [{ kind: 'say', text: `${said}, says ${name}` }] };
};

const store = await openPostgresStore({ url });
const engine = createEngine({
  store: {
    ...store,
    commit: async (turn) => {
      const commitment = await store.commit(turn);
      if (commitment.type === 'overtaken') tell({ type: 'overtaken', input: turn.input });
      return commitment;
    },
  },
  clock: store.shared?.clock ?? Date.now,
  log: { debug: quiet, info: quiet, warn: quiet, error: (event, fields) => console.error(name, event, fields) },
  sharedLeaseFor: 4_000,
  newId: randomUUID,
  respond,
  recover: async ({ state }) => ({ ...emptyResponse(state), replies: [{ kind: 'apology', text: 'Sorry.' }] }),
  typing: quiet,
  senders: {
    away: async ({ conversation, body }) => {
      tell({ type: 'sent', conversation, number: body.number, at: Number(process.hrtime.bigint() / 1000n) });
      return { type: 'sent' };
    },
  },
  destinationOf: () => 'away',
});

process.on('message', (asked: ToReplica) => {
  if (asked.type === 'go-on') return slow.resolve();
  const { conversation, text, key = randomUUID() } = asked;
  const address: Json = { to: conversation };
  void engine
    .accept({
      conversation,
      key,
      by: 'person',
      body: { type: 'message', text },
      answerBy: 'send',
      channel: 'away',
      address,
    })
    .then(({ id }) => tell({ type: 'accepted', input: id }));
});
process.on('disconnect', () => process.exit(0));
await engine.start();
tell({ type: 'ready' });
