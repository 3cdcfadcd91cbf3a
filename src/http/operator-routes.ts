import type { Route } from '../domain/wire/route.ts';

/** How far the program is. `ended`: it can take no more turns, and has to be started again. */
export type ProcessPhase = 'starting' | 'ready' | 'ended';

/** The program as a whole: how far it is, and what keeps the store from storing. */
export type Readiness = {
  readonly phase: () => ProcessPhase;
  readonly trouble: () => Promise<{ readonly code: string } | undefined>;
};

/** What the operator's own machinery asks for: whether we live, whether we can take a turn, and the counters. */
export function operatorRoutes(
  { phase, trouble }: Readiness,
  metrics: { readonly text: () => Promise<string> },
): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', answer: () => ({ status: 200, body: { status: 'alive' } }) },
    {
      method: 'GET',
      path: '/readyz',
      answer: async () => {
        const fault = phase() === 'ready' ? await trouble() : undefined;
        const status = fault?.code ?? phase();
        return status === 'ready' ? { status: 200, body: { status } } : { ...later, body: { status } };
      },
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

const later = { status: 503, headers: { 'retry-after': '5' } };
