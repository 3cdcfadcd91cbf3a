import type { Gauge, Registry } from 'prom-client';
import { boundedMap } from '../../domain/bounded-map.ts';
import type { Entry } from '../../domain/conversation/entry.ts';
import type { HandoffChanged } from '../../domain/conversation/record.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Store } from '../../domain/ports/store.ts';
import { prom } from './prom-client.ts';

/** What a desk counts as its inputs and turns pass. */
export type DeskMetrics = {
  /** An input begins to be stored. */
  readonly accepted: (input: string) => void;
  /** A turn was committed; what it said and put on record. */
  readonly committed: (input: string, entries: readonly Entry[]) => void;
};

/** Inputs on their way whose beginning is remembered; whatever waits longer than so many others is not timed. */
const mostTimed = 10_000;

/**
 * Counts what happens to people: how long they wait for a reply, how their problems end, and how long a human takes. Ages
 * are asked of the store whenever somebody looks.
 */
export function deskMetrics(
  store: Pick<Store, 'handoffs' | 'nextDue' | 'unfinished'>,
  registry: Registry,
  clock: Clock = Date.now,
): DeskMetrics {
  const registers = [registry];
  const turns = new prom.Histogram({
    name: 'fixpath_turn_seconds',
    help: 'Time from an input to the commit of its turn',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const outcomes = new prom.Counter({
    name: 'fixpath_outcomes_total',
    help: 'Problems by flow and how they ended',
    labelNames: ['flow', 'outcome'],
    registers,
  });
  const changes = new prom.Counter({
    name: 'fixpath_handoff_changes_total',
    help: 'Changes of handoffs by what happened',
    labelNames: ['change'],
    registers,
  });
  const claims = new prom.Histogram({
    name: 'fixpath_claim_seconds',
    help: 'Time from asking for a human to the first claim',
    buckets: [5, 15, 30, 60, 120, 300, 600, 1800, 3600, 14_400, 86_400],
    registers,
  });
  // Two gauges ask in the same moment, and are told from one read.
  let asked: ReturnType<typeof store.handoffs> | undefined;
  const waiting = () => {
    asked ??= store.handoffs(['requested', 'released']).finally(() => {
      asked = undefined;
    });
    return asked;
  };
  askedFor(
    registry,
    'fixpath_handoffs_waiting',
    'Handoffs that wait for an agent',
    async () => (await waiting()).length,
  );
  askedFor(registry, 'fixpath_handoffs_oldest_seconds', 'How long the first of them has waited', async () => {
    const [first] = await waiting();
    return first ? Math.max(0, clock() - first.requestedAt) / 1000 : 0;
  });
  const lanes = async (): Promise<number> => (await store.unfinished()).length;
  askedFor(registry, 'fixpath_lanes_waiting', 'Conversations with inputs that are not played yet', lanes);
  // What is due and not done: the engine looks at least twice a minute.
  askedFor(registry, 'fixpath_due_seconds', 'How long the oldest timer or send has been due', async () => {
    const due = await store.nextDue();
    return due === undefined ? 0 : Math.max(0, clock() - due) / 1000;
  });

  const began = boundedMap<string, number>(mostTimed);
  const told = ({ change, handoff }: HandoffChanged): void => {
    changes.inc({ change });
    const claim = change === 'claimed' && handoff.history.filter(({ state }) => state === 'claimed').length === 1;
    if (claim) claims.observe((handoff.changedAt - handoff.requestedAt) / 1000);
  };
  return {
    accepted: (input) => began.set(input, performance.now()),
    committed: (input, entries) => {
      const start = began.get(input);
      began.delete(input);
      if (start !== undefined) turns.observe((performance.now() - start) / 1000);
      for (const { body } of entries) {
        if (body.kind !== 'record') continue;
        if (body.record.type === 'handoff-changed') told(body.record);
        if (body.record.type === 'episode-ended')
          outcomes.inc({ flow: body.record.flow, outcome: body.record.outcome });
      }
    },
  };
}

/** A gauge whose value is asked for whenever somebody looks; not a number where that fails. */
export function askedFor(registry: Registry, name: string, help: string, read: () => Promise<number>): Gauge {
  return new prom.Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read().catch(() => Number.NaN));
    },
  });
}
