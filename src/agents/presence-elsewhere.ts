import { randomUUID } from 'node:crypto';
import type { Account } from '../domain/handoff/account.ts';
import { isRole } from '../domain/handoff/roles.ts';
import { asObject, type Json } from '../domain/json.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { SharedStore } from '../domain/ports/shared-store.ts';
import { hour } from '../domain/time.ts';

/** What of an account tells whether somebody takes conversations. */
export type PresentAgent = Pick<Account, 'id' | 'teams' | 'roles' | 'available' | 'disabled'>;

/** An agent whose page hangs on a process, or did at `seenAt`. */
export type AgentPresence = { readonly account: PresentAgent; readonly isOpen: boolean; readonly seenAt: number };

export type PresenceElsewhere = {
  readonly all: () => Iterable<AgentPresence>;
  /** Something has changed here. */
  readonly tell: () => void;
  /** An account has changed, whose pages may be open elsewhere. */
  readonly tellChanged: (account: PresentAgent) => void;
  readonly close: () => void;
};

/** How often a process tells who is there, ms. */
const often = 5_000;

/** How long after it was told last somebody counts as there, ms: two tellings may be lost. */
const lasts = 15_000;

/**
 * Who is there on other processes of the same store: each tells it every few seconds, and at once when it changes. Who is first
 * heard of is answered, so that a process that has just started knows at once.
 * @param here who is there on this one; `changed` is called with an account that was changed elsewhere
 */
export function presenceElsewhere(
  shared: Pick<SharedStore, 'tell' | 'hear'>,
  steady: Clock,
  {
    here,
    changed,
  }: { readonly here: () => readonly AgentPresence[]; readonly changed: (account: PresentAgent) => void },
): PresenceElsewhere {
  const own = randomUUID();
  /** By process. */
  const processes = new Map<string, { readonly at: number; readonly agents: readonly AgentPresence[] }>();

  const tell = (): void => {
    const now = steady();
    const agents = here().map(({ account, isOpen, seenAt }) => ({
      account: plain(account),
      isOpen,
      ago: now - seenAt,
    }));
    shared.tell({ presence: own, agents });
  };
  const deafen = shared.hear((news) => {
    const { presence, agents, changedAgent } = asObject(news) ?? {};
    const account = agentIn(changedAgent);
    if (account) {
      changed(account);
      for (const [id, known] of processes)
        processes.set(id, {
          ...known,
          agents: known.agents.map((each) => (each.account.id === account.id ? { ...each, account } : each)),
        });
    }
    if (typeof presence !== 'string' || !Array.isArray(agents)) return;
    const now = steady();
    const isNew = !processes.has(presence);
    for (const [id, { at }] of processes) if (now - at > hour) processes.delete(id);
    processes.set(presence, { at: now, agents: agents.flatMap((each) => presenceIn(each, now)) });
    if (isNew) tell();
  });
  const timer = setInterval(tell, often).unref();
  tell();

  return {
    *all() {
      for (const { at, agents } of processes.values()) {
        const isHeard = steady() - at < lasts;
        for (const agent of agents)
          yield isHeard ? agent : { ...agent, isOpen: false, seenAt: agent.isOpen ? at : agent.seenAt };
      }
    },
    tell,
    tellChanged: (account) => {
      shared.tell({ changedAgent: plain(account) });
      tell();
    },
    close: () => {
      clearInterval(timer);
      deafen();
    },
  };
}

/** Without their password and name. */
function plain({ id, teams, roles, available, disabled }: PresentAgent): PresentAgent {
  return { id, teams, roles, available, disabled };
}

function presenceIn(told: Json, now: number): readonly AgentPresence[] {
  const { account, isOpen, ago } = asObject(told) ?? {};
  const agent = agentIn(account);
  return agent && typeof ago === 'number' ? [{ account: agent, isOpen: isOpen === true, seenAt: now - ago }] : [];
}

function agentIn(told: Json | undefined): PresentAgent | undefined {
  const { id, teams, roles, available, disabled } = asObject(told) ?? {};
  if (typeof id !== 'string' || !Array.isArray(teams) || !Array.isArray(roles)) return undefined;
  const names = teams.filter((team) => typeof team === 'string');
  return {
    id,
    teams: names,
    roles: roles.filter((role) => typeof role === 'string' && isRole(role)),
    available: available === true,
    disabled: disabled === true,
  };
}
