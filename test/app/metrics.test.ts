import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../src/app/metrics/create-metrics.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { sampleInput } from '../storage/support/sample-input.ts';
import { sampleReply, sampleTurn } from '../storage/support/sample-turn.ts';

const root = join(import.meta.dirname, '../..');

type Board = { readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[] };
type Rules = { readonly groups: readonly { readonly rules: readonly { readonly expr: string }[] }[] };

async function countedStore() {
  const metrics = createMetrics();
  const kept = await openSqliteStore({ folder: undefined });
  onTestFinished(() => kept.close());
  return { metrics, store: metrics.counting(kept) };
}

it('every metric that the board and the alert rules name is there', async () => {
  const { metrics } = await countedStore();
  const text = await metrics.text();
  const known = new Set(
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
  const board: Board = JSON.parse(readFileSync(join(root, 'deploy/grafana-board.json'), 'utf8'));
  const rules: Rules = parse(readFileSync(join(root, 'deploy/alerts.yml'), 'utf8'));
  const asked = [
    ...board.panels.flatMap(({ targets }) => targets),
    ...rules.groups.flatMap((group) => group.rules),
  ].map(({ expr }) => expr);
  expect(asked.length).toBeGreaterThan(20);
  const named = asked.flatMap((expr) => expr.match(/\b(?:fixpath|process|nodejs)_\w+/g) ?? []);
  expect(named.length).toBeGreaterThanOrEqual(asked.length);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

it('counts what was made of messages, and reads who waits once for both gauges', async () => {
  const { metrics, store } = await countedStore();
  await store.accept(sampleInput('c', { id: 'i' }));
  await store.accept(sampleInput('c', { id: 'j' }));
  await store.commit(sampleTurn('c', 'i', { verdicts: { opening: 'torn' } }));
  await store.commit(sampleTurn('c', 'j', { revision: 1, verdicts: { reply: 'confirm', opening: 'sure' } }));
  const text = await metrics.text();
  expect(text).toMatch(/^fixpath_verdicts_total\{of="opening",verdict="torn"\} 1$/m);
  expect(text).toMatch(/^fixpath_verdicts_total\{of="opening",verdict="sure"\} 1$/m);
  expect(text).toMatch(/^fixpath_verdicts_total\{of="reply",verdict="confirm"\} 1$/m);
  let reads = 0;
  const counting = createMetrics();
  counting.counting({
    ...store,
    handoffs: (...args) => {
      reads++;
      return store.handoffs(...args);
    },
  });
  await counting.text();
  await counting.text();
  expect(reads).toBe(2);
});

it('counts how problems end, who waits for a human, and how long until one came', async () => {
  const { metrics, store } = await countedStore();
  const handoff = {
    id: 'h',
    conversation: 'c',
    state: 'requested' as const,
    reason: 'asked' as const,
    team: 'desk',
    requestedAt: 1_000,
    changedAt: 1_000,
    channel: 'directline',
    history: [{ state: 'requested' as const, at: 1_000, by: { type: 'person' as const } }],
  };
  const changed = (change: 'requested' | 'claimed', to: typeof handoff | object) => ({
    ...sampleReply('i'),
    id: `i.${change}`,
    by: 'system' as const,
    body: {
      kind: 'record' as const,
      record: { type: 'handoff-changed' as const, change, handoff: { ...handoff, ...to } },
    },
  });
  await store.accept(sampleInput('c', { id: 'i' }));
  await store.commit(sampleTurn('c', 'i', { handoffs: [handoff], entries: [changed('requested', {})] }));
  const waiting = await metrics.text();
  expect(waiting).toMatch(/^fixpath_handoffs_waiting 1$/m);
  expect(waiting).toMatch(/^fixpath_turn_seconds_count 1$/m);
  expect(waiting).toMatch(/^fixpath_lanes_waiting 0$/m);
  expect(Number(/^fixpath_handoffs_oldest_seconds (\S+)$/m.exec(waiting)?.[1])).toBeGreaterThan(1e6);

  const agent = { type: 'agent' as const, id: 'a', name: 'Anna' };
  const claimed = {
    ...handoff,
    state: 'claimed' as const,
    changedAt: 61_000,
    history: [...handoff.history, { state: 'claimed' as const, at: 61_000, by: agent }],
  };
  await store.accept(sampleInput('c', { id: 'j' }));
  const ended = {
    ...sampleReply('j'),
    body: {
      kind: 'record' as const,
      record: { type: 'episode-ended' as const, flow: 'f', outcome: 'handed-off' as const, episode: 'e' },
    },
  };
  await store.commit(
    sampleTurn('c', 'j', {
      revision: 1,
      handoffs: [claimed],
      entries: [
        { ...changed('claimed', claimed), id: 'j.1' },
        { ...ended, id: 'j.2' },
      ],
    }),
  );
  const after = await metrics.text();
  expect(after).toMatch(/^fixpath_handoffs_waiting 0$/m);
  expect(after).toMatch(/^fixpath_claim_seconds_sum 60$/m);
  expect(after).toMatch(/^fixpath_outcomes_total\{flow="f",outcome="handed-off"\} 1$/m);
  expect(after).toMatch(/^fixpath_handoff_changes_total\{change="claimed"\} 1$/m);
});

it('loads no OpenTelemetry to count by, and no client of HTTP to serve by', () => {
  const app = join(import.meta.dirname, '../../src/app/create-app.ts');
  const program = `
    import { createRequire } from 'node:module';
    await import(${JSON.stringify(app)});
    const loaded = [...process.moduleLoadList, ...Object.keys(createRequire(${JSON.stringify(app)}).cache)];
    console.log(JSON.stringify(loaded.filter((name) => /undici.undici$|opentelemetry/.test(name))));
  `;
  const told = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  expect(JSON.parse(told)).toEqual([]);
});
