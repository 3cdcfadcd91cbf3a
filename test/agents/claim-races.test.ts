import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AgentMove } from '../../src/domain/conversation/input.ts';
import { isLonger } from '../support/longer.ts';
import { openHandoffOf } from './support/open-handoff-of.ts';
import { addAgent, type Browser, openChat, type Run, runAgents, signIn } from './support/run-agents.ts';

let run: Run;
beforeAll(async () => {
  run = await runAgents();
});
afterAll(() => run.close());

/** For each of ten handoffs: 1000 races in full. */
const rounds = isLonger ? 100 : 20;

it('gives each of many races for a claim one winner, and tells the other that it is taken', async () => {
  for (const login of ['anna', 'ben']) await addAgent(run.store, login, run.now);
  const agents = [await signIn(run, 'anna'), await signIn(run, 'ben')];
  const pages = await Promise.all(agents.map((agent) => agent.attend()));
  for (const agent of agents) await agent.post('/desk/api/presence', { available: true });
  const handoffs = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const chat = await openChat(run);
      await chat.write('human please');
      return await openHandoffOf(run.store, chat.id);
    }),
  );
  const wins = [0, 0];
  const race = async (id: string, round: number): Promise<void> => {
    // Whoever is asked first changes, so that neither wins by position.
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    const ends = await Promise.all(order.map((at) => moveOnce(agents[at], id, { type: 'claim' })));
    const winner = order[ends.findIndex(({ type }) => type === 'done')] ?? -1;
    expect(ends.map(({ type, ...rest }) => ('why' in rest ? rest.why : type)).sort()).toEqual(['done', 'taken']);
    expect((await run.store.handoff(id))?.agent?.id).toBe(agents[winner]?.me.id);
    wins[winner] = (wins[winner] ?? 0) + 1;
    expect(await moveOnce(agents[winner], id, { type: 'release' })).toEqual({ type: 'done' });
  };
  await Promise.all(
    handoffs.map(async (id) => {
      for (let round = 0; round < rounds; round++) await race(id, round);
    }),
  );
  expect((wins[0] ?? 0) + (wins[1] ?? 0)).toBe(10 * rounds);
  expect(Math.min(...wins)).toBeGreaterThan(0);
  for (const id of handoffs) {
    const states = (await run.store.handoff(id))?.history.map(({ state }) => state) ?? [];
    expect(states.filter((state) => state === 'claimed')).toHaveLength(rounds);
    expect(states.filter((state, at) => state === states[at - 1])).toEqual([]);
  }
  await Promise.all(pages.map((page) => page.leave()));
}, 180_000);

async function moveOnce(agent: Browser | undefined, id: string, move: AgentMove) {
  const answer = await agent?.post(`/desk/api/handoffs/${id}/moves`, { move, key: randomUUID() });
  if (answer?.status !== 200) throw new Error(`${move.type}: ${answer?.status} ${await answer?.text()}`);
  return (await answer.json()) as { readonly type: string; readonly why?: string };
}
