import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AgentActions, agentActions } from '../../../src/agents/agent-actions.ts';
import { createAuditTrail } from '../../../src/agents/audit-trail.ts';
import { createAgents } from '../../../src/agents/create-agents.ts';
import { createPresence } from '../../../src/agents/presence.ts';
import { staffingBy } from '../../../src/agents/staffing.ts';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import type { NewInput } from '../../../src/domain/conversation/input.ts';
import type { Account } from '../../../src/domain/handoff/account.ts';
import { createSignals } from '../../../src/domain/signals.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import { keepingErrors } from '../../play/plain-desk.ts';

export const agentNames = ['anna', 'ben'] as const;
export type AgentName = (typeof agentNames)[number];

/** The desk and its agents' side on a real store, without a network, and a way to lose the process and start again. */
export async function openHandingOver(opened: OpenDesk) {
  const folder = await mkdtemp(join(tmpdir(), 'fixpath-hand-'));
  const log = keepingErrors();
  let now = Date.UTC(2026, 10, 23, 9);
  const clock = () => now;
  const leaving = new Map<AgentName, () => void>();

  const begin = async () => {
    const store = await openSqliteStore({ folder });
    const presence = createPresence(store, clock);
    const { respond, recover } = opened.answerFrom(store, staffingBy(store, opened.live, presence));
    const engine = createEngine({
      store,
      clock,
      log,
      newId: randomUUID,
      respond,
      recover,
      typing: () => {},
      senders: {},
      destinationOf: () => undefined,
    });
    const { accept, replies } = engine;
    const agents = createAgents({
      store,
      trail: createAuditTrail({ store, clock, steady: clock, log }),
      accept,
      replies,
      signals: createSignals(),
      presence,
      content: opened.content,
      keepFiles: () => Promise.reject(new Error('No files here.')),
      linkTo: (file) => file,
      destinationOf: () => undefined,
      typing: () => {},
      send: engine.tick,
      clock,
      steady: clock,
      log,
      newId: randomUUID,
      hasElsewhere: false,
      availableWhenActive: false,
      newToken: randomUUID,
      signingKey: 'key',
      contentDir: '.',
    });
    for (const login of agentNames) await store.keepAccount(accountOf(login));
    await agents.start();
    await engine.start();
    return { store, presence, engine, agents, act: agentActions({ store, accept, replies }) };
  };
  const end = async () => {
    await self.running.agents.close();
    await self.running.engine.close();
    await self.running.store.close();
  };

  const self = {
    log,
    running: await begin(),
    get store() {
      return self.running.store;
    },
    get act(): AgentActions {
      return self.running.act;
    },
    isThere: (name: AgentName) => leaving.has(name),
    come: (name: AgentName) => {
      if (!leaving.has(name)) leaving.set(name, self.running.presence.opened(accountOf(name)));
    },
    leave: (name: AgentName) => {
      leaving.get(name)?.();
      leaving.delete(name);
    },
    /** Resolves when nothing is left to play. */
    settle: async () => {
      await self.running.engine.idle();
    },
    pass: async (ms: number) => {
      now += ms;
      await self.running.agents.tick();
      await self.running.engine.tick();
      await self.running.engine.idle();
    },
    /** Stored, and the process is lost before it is played. */
    storeOnly: (input: Omit<NewInput, 'id' | 'at'>) =>
      self.running.store.accept({ ...input, id: randomUUID(), at: now }),
    /** Loses the process and starts another; agents' pages come back. */
    crash: async () => {
      await end();
      self.running = await begin();
      for (const name of leaving.keys()) leaving.set(name, self.running.presence.opened(accountOf(name)));
      await self.settle();
    },
    close: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return self;
}

export type HandingOver = Awaited<ReturnType<typeof openHandingOver>>;

export function accountOf(login: AgentName): Account {
  return {
    id: `desk-${login}`,
    login,
    name: login,
    teams: [],
    roles: ['agent'],
    password: '',
    disabled: false,
    available: true,
    createdAt: 0,
  };
}
