import type { Account } from '../domain/handoff/account.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Store } from '../domain/ports/store.ts';
import type { AgentsPresence } from './staffing.ts';

/** Which agents are there, and since when they are not. */
export type Presence = AgentsPresence & {
  /** An agent asked for something. */
  readonly seen: (account: Account) => void;
  /** An agent's page opened a socket; the returned function tells that it closed. */
  readonly opened: (account: Account) => () => void;
  /** Since when nothing was heard of an agent; undefined while a page of theirs is open. */
  readonly goneSince: (agent: string) => number | undefined;
  /** What they work for and whether they are available has changed. */
  readonly changed: (account: Account) => void;
};

/** A page that is loaded again is not gone, ms. */
const reload = 15_000;

export function createPresence(store: Pick<Store, 'accounts'>, steady: Clock): Presence {
  const began = steady();
  const there = new Map<string, { account: Account; sockets: number; seenAt: number }>();
  const presenceOf = (account: Account) => {
    const known = there.get(account.id) ?? { account, sockets: 0, seenAt: steady() };
    known.account = account;
    there.set(account.id, known);
    return known;
  };
  return {
    hasAgents: async () => (await store.accounts()).some(({ disabled }) => !disabled),
    isAvailable: (team) =>
      [...there.values()].some(
        ({ account: { available, disabled, teams }, sockets, seenAt }) =>
          available &&
          !disabled &&
          (teams.length === 0 || teams.includes(team)) &&
          (sockets > 0 || steady() - seenAt < reload),
      ),
    seen: (account) => {
      presenceOf(account).seenAt = steady();
    },
    opened: (account) => {
      const presence = presenceOf(account);
      presence.sockets++;
      return () => {
        presence.sockets--;
        presence.seenAt = steady();
      };
    },
    goneSince: (agent) => {
      const known = there.get(agent);
      return known === undefined ? began : known.sockets > 0 ? undefined : known.seenAt;
    },
    changed: (account) => {
      presenceOf(account);
    },
  };
}
