import { randomUUID } from 'node:crypto';
import { createMetrics } from '../../../src/app/metrics/create-metrics.ts';
import { createDirectLine } from '../../../src/channels/direct-line/create-direct-line.ts';
import type { VisitorSettings } from '../../../src/channels/direct-line/prove-visitor.ts';
import { createFiles } from '../../../src/channels/files/create-files.ts';
import { openUsedAllowances } from '../../../src/channels/used-allowances.ts';
import type { FileRoom } from '../../../src/domain/conversation/file.ts';
import type { Input } from '../../../src/domain/conversation/input.ts';
import type { Reply } from '../../../src/domain/conversation/reply.ts';
import type { Clock } from '../../../src/domain/ports/clock.ts';
import type { Responder } from '../../../src/domain/ports/responder.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import { operatorRoutes } from '../../../src/http/operator-routes.ts';
import { startServer } from '../../../src/http/start-server.ts';
import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import { keepingLog } from '../../http/support/keeping-log.ts';

export const secret = 'the-master-key-of-the-tests-0123456789';

export type LineOptions = {
  readonly folder?: string;
  readonly port?: number;
  readonly clock?: Clock;
  /** The same as `clock` if left out. */
  readonly steady?: Clock;
  readonly chatTokensPerMinute?: number;
  readonly visitors?: VisitorSettings;
  readonly messages?: { readonly atOnce: number; readonly perMinute: number };
  readonly bytesPerAddress?: number;
  readonly room?: FileRoom;
  /** Told while a person has their chat before them. */
  readonly inView?: (conversation: string) => void;
  readonly say?: (input: Input) => readonly Reply[] | Promise<readonly Reply[]>;
};

/** Direct Line behind the real server, engine and store; only what is said is the test's. */
export async function startLine({ say = echo, clock = Date.now, steady = clock, ...options }: LineOptions = {}) {
  const log = keepingLog();
  const metrics = createMetrics();
  const store = metrics.counting(
    await openSqliteStore({ folder: options.folder, log, ...(options.room && { room: options.room }) }),
  );
  const signingKey = await store.secret('test-signing', () => randomUUID() + randomUUID());
  const played: Input[] = [];
  const respond: Responder = async ({ state }, input) => {
    played.push(input);
    return { state, timers: [], unset: [], pins: [], handoffs: [], records: [], replies: await say(input) };
  };
  const files = createFiles({ store, clock, steady, signingKey, newId: randomUUID });
  const line = createDirectLine({
    store,
    files,
    clock,
    steady,
    log,
    newId: randomUUID,
    secret,
    signingKey,
    bot: { id: 'fixpath', name: 'Help desk' },
    unkeyed: metrics.unkeyed,
    ...(options.messages && { messages: options.messages }),
    usedAllowances: await openUsedAllowances(store, signingKey, clock),
    ...(options.bytesPerAddress && { bytesPerAddress: options.bytesPerAddress }),
    visitors: options.visitors,
    ...(options.inView && { inView: options.inView }),
    ...(options.chatTokensPerMinute && { chatTokensPerMinute: options.chatTokensPerMinute }),
  });
  const engine = createEngine({
    store,
    clock,
    log,
    newId: () => randomUUID(),
    respond,
    recover: respond,
    typing: line.typing,
    senders: {},
    destinationOf: () => undefined,
  });
  await engine.start();
  const { routes, sockets = [] } = line.listen(engine);
  const server = await startServer({
    host: '127.0.0.1',
    port: options.port ?? 0,
    routes: [
      ...routes,
      ...operatorRoutes({ phase: () => 'ready', trouble: store.trouble }, metrics),
      { method: 'GET', path: '/files/:id', answer: files.answer },
    ],
    sockets,
    log,
    metrics,
    origins: ['https://shop.example'],
  });
  const base = `http://127.0.0.1:${server.port}`;
  return {
    base,
    domain: `${base}/v3/directline`,
    port: server.port,
    log,
    store,
    metrics,
    line,
    played,
    close: async () => {
      await server.close();
      line.close?.();
      await engine.close();
      await store.close();
    },
  };
}

export type Line = Awaited<ReturnType<typeof startLine>>;

function echo({ body }: Input): readonly Reply[] {
  if (body.type === 'greeting') return [{ kind: 'greeting', text: 'Hello.' }];
  if (body.type !== 'message') return [];
  const choices = [
    { label: 'Yes', pick: 'a0' },
    { label: 'No', pick: 'a1' },
  ];
  const text = body.tap === undefined ? `You said: ${body.text}` : `You tapped ${body.tap.pick} of ${body.tap.reply}`;
  return [{ kind: 'question', flow: 'wifi', step: 'router', text, choices }];
}
