import { type AuditTrail, createAuditTrail } from '../agents/audit-trail.ts';
import type { CloudOptions } from '../channels/teams/connection/cloud.ts';
import type { Config } from '../config/read-config.ts';
import type { FixpathError } from '../domain/error.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Responder } from '../domain/ports/responder.ts';
import type { Store } from '../domain/ports/store.ts';
import { present } from '../domain/present.ts';
import { openStore } from '../storage/open-store.ts';
import { auditStart } from './audit-start.ts';
import { type ContentTogether, contentTogether } from './content-together.ts';
import { createMetrics, type Metrics } from './metrics/create-metrics.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';
import { noTraces, type Traces } from './traces/traces.ts';

/** What a test may hand in. */
export type AppParts = {
  readonly clock?: Clock;
  /** Never set; the same as `clock` where only that is handed in. */
  readonly steady?: Clock;
  readonly log?: Log;
  readonly store?: Store;
  /** Opened before from the same content, and not closed with the program. */
  readonly desk?: OpenDesk | undefined;
  /** Answers instead of the desk, behind the same channels, log and sending. */
  readonly respond?: Responder;
  /** Where the cloud of Teams signs in and keeps its keys, instead of Microsoft's. */
  readonly cloud?: CloudOptions;
  /** Told if the program can take no more turns: it has to be closed, and a new process started. */
  readonly onEnd?: () => void;
  /** Told when other content was taken up: what the one before it took can be given back. */
  readonly onContent?: () => void;
};

/** What all else is made from. */
export type OpenParts = {
  readonly clock: Clock;
  /** Never set: spans within this process go by it. */
  readonly steady: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly traces: Traces;
  readonly desk: OpenDesk;
  /** How content is changed by all who share the store; undefined where it has no others. */
  readonly together: ContentTogether | undefined;
  readonly store: Store;
  readonly trail: AuditTrail;
  /** Signs tokens and links; the same after a restart and on every replica. */
  readonly signingKey: string;
  readonly directLineSecret: string;
  /** 256 random bits as text. */
  readonly newToken: () => string;
};

/** Opens content and store beside each other; `opening` lets go of what was opened here. `ended`: no more turns. */
export async function openParts(
  config: Config,
  given: AppParts,
  opening: AsyncDisposableStack,
  ended: () => void,
): Promise<OpenParts> {
  const { log = silentLog } = given;
  const metrics = createMetrics();
  const onEnd = (error: FixpathError): void => {
    ended();
    log.error('the store has ended', { error });
    given.onEnd?.();
  };
  const openOwn = (): Promise<Store> => {
    const own = openStore({ folder: config.dataDir, database: config.database, log, room: config.files, onEnd });
    // Even where the content is faulty and this was still on its way.
    opening.defer(() =>
      own.then(
        (store) => store.close(),
        () => undefined,
      ),
    );
    return own;
  };
  const opened = given.store ?? openOwn();
  // What several processes learn, one of them learns.
  const learnOnce = config.database && (await opened).shared?.learnOnce;
  const [desk, kept] = await Promise.all([given.desk ?? openDesk(config, log, present({ learnOnce })), opened]);
  // Several processes go by one time: that of the database.
  const { clock = kept.shared?.clock ?? Date.now } = given;
  const { steady = given.clock ?? steadyClock(clock) } = given;
  // Nothing of it is loaded while no spans are sent.
  const traces = config.traces ? (await import('./traces/open-traces.ts')).openTraces(config.traces, log) : noTraces;
  opening.defer(traces.close);
  const store = traces.storing(metrics.counting(kept));
  const { contentDir, dataDir } = config;
  const together = store.shared && (await contentTogether({ desk, shared: store.shared, contentDir, dataDir, log }));
  if (together) opening.defer(together.close);
  const signingKey = await store.secret('signing-key', newToken);
  await auditStart({ store, clock, signingKey, given: config.given, content: desk.content.version });
  const directLineSecret = config.directLineSecret ?? (await store.secret('direct-line-secret', newToken));
  const trail = createAuditTrail({ store, clock, steady, log });
  return { clock, steady, log, metrics, traces, desk, together, store, trail, signingKey, directLineSecret, newToken };
}

function newToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
}

const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * A clock that nobody sets: what another one says now, and from here on as much more as has really passed, in whole ms. It
 * stands still while the machine sleeps.
 */
function steadyClock(clock: Clock, elapsed: Clock = () => performance.now()): Clock {
  const began = clock() - elapsed();
  return () => Math.floor(began + elapsed());
}
