import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../domain/ports/store.ts';

/** What is counted, and the text that Prometheus reads. */
export type Metrics = {
  /** The observer of one route: the status and how long it took, ms. */
  readonly route: (method: string, path: string) => (status: number, ms: number) => void;
  /** So many more sockets are open. */
  readonly sockets: (more: number) => void;
  /** A message came without any key, so that sending it again would not be noticed. */
  readonly unkeyed: () => void;
  /** The same store, counted: inputs, turns, replies and sends. */
  readonly counting: (store: Store) => Store;
  readonly text: () => Promise<string>;
};

/** Makes a set of counters of its own, so that two servers in one process do not count into each other. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string, label: string): Counter =>
    new Counter({ name, help, labelNames: [label], registers });
  const inputs = counter('fixpath_inputs_total', 'Inputs by what became of them', 'result');
  const turns = counter('fixpath_turns_total', 'Turns by how they ended', 'ending');
  const replies = counter('fixpath_replies_total', 'Replies of the bot by kind', 'kind');
  const sends = counter('fixpath_sends_total', 'Sends to other systems by how they ended', 'result');
  const unkeyed = new Counter({ name: 'fixpath_unkeyed_messages_total', help: 'Messages without a key', registers });
  const sockets = new Gauge({ name: 'fixpath_sockets', help: 'Open sockets', registers });
  const http = new Histogram({
    name: 'fixpath_http_seconds',
    help: 'Time to an answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });

  return {
    route: (method, path) => {
      const byStatus = new Map<number, ReturnType<typeof http.labels>>();
      return (status, ms) => {
        let observer = byStatus.get(status);
        if (observer === undefined) {
          observer = http.labels(method, path, String(status));
          byStatus.set(status, observer);
        }
        observer.observe(ms / 1000);
      };
    },
    sockets: (more) => sockets.inc(more),
    unkeyed: () => unkeyed.inc(),
    counting: (store) => ({
      ...store,
      accept: async (input) => {
        const acceptance = await store.accept(input);
        inputs.inc({ result: acceptance.type });
        return acceptance;
      },
      commit: async (turn) => {
        const commitment = await store.commit(turn);
        turns.inc({ ending: commitment.type === 'overtaken' ? 'overtaken' : turn.ending });
        if (commitment.type === 'committed') {
          for (const { body } of commitment.entries) if (body.kind === 'reply') replies.inc({ kind: body.reply.kind });
        }
        return commitment;
      },
      settleItem: (item, fence, sent, now) => {
        sends.inc({ result: sent.type });
        return store.settleItem(item, fence, sent, now);
      },
    }),
    text: () => registry.metrics(),
  };
}
