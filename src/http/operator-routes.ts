import type { Metrics } from './create-metrics.ts';
import type { Route } from './route.ts';

/** What the operator's own machinery asks for: whether we live, whether we can take a turn, and the counters. */
export function operatorRoutes(ready: () => boolean, metrics: Metrics): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', answer: () => ({ status: 200, body: { status: 'alive' } }) },
    {
      method: 'GET',
      path: '/readyz',
      answer: () =>
        ready() ? { status: 200, body: { status: 'ready' } } : { status: 503, body: { status: 'starting' } },
    },
    {
      method: 'GET',
      path: '/metrics',
      answer: async () => ({
        status: 200,
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
        body: await metrics.text(),
      }),
    },
  ];
}
