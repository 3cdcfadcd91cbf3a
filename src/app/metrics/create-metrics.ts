import type { Store } from '../../domain/ports/store.ts';
import type { ServerMetrics } from '../../http/server-metrics.ts';
import { countingStore } from './counting-store.ts';
import { prom } from './prom-client.ts';

/** What is counted, and the text that Prometheus reads. */
export type Metrics = ServerMetrics & {
  /** A message came without any key, so that sending it again would not be noticed. */
  readonly unkeyed: () => void;
  /** The same store, counted: inputs, turns, replies and sends. */
  readonly counting: (store: Store) => Store;
  readonly text: () => Promise<string>;
};

/** Creates an isolated registry, so that two servers in one process do not count into each other. */
export function createMetrics(): Metrics {
  const registry = new prom.Registry();
  const registers = [registry];
  const unkeyed = new prom.Counter({
    name: 'fixpath_unkeyed_messages_total',
    help: 'Messages without a key',
    registers,
  });
  const sockets = new prom.Gauge({ name: 'fixpath_sockets', help: 'Open sockets', registers });
  const http = new prom.Histogram({
    name: 'fixpath_http_seconds',
    help: 'Time to an answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  // Node's own: memory, heap, event loop, garbage collection, open files. Its default would wake an idle process 100 times
  // a second.
  prom.collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });

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
    counting: (store) => countingStore(store, registry),
    text: () => registry.metrics(),
  };
}
