import type { Route } from '../domain/wire/route.ts';

/** How far the program is. `ended`: it can take no more turns, and has to be started again. */
export type ProcessPhase = 'starting' | 'ready' | 'ended';

/** What the operator's own machinery asks for: whether we live, whether we can take a turn, and the counters. */
export function operatorRoutes(
  phase: () => ProcessPhase,
  metrics: { readonly text: () => Promise<string> },
): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', answer: () => ({ status: 200, body: { status: 'alive' } }) },
    {
      method: 'GET',
      path: '/readyz',
      answer: () => ({ status: phase() === 'ready' ? 200 : 503, body: { status: phase() } }),
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
