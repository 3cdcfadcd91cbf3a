import type { Account } from '../domain/handoff/account.ts';
import { mayDo } from '../domain/handoff/roles.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Store } from '../domain/ports/store.ts';
import type { AgentsPresence } from './staffing.ts';

/** Which agents are there, and since when they are not. */
export type Presence = AgentsPresence & {
  /** Whether an agent is available, and has the page open. */
  readonly isThere: (agent: string) => boolean;
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

type Known = { account: Account; sockets: number; seenAt: number };

export function createPresence(store: Pick<Store, 'accounts'>, steady: Clock): Presence {
  const began = steady();
  const there = new Map<string, Known>();
  const presenceOf = (account: Account) => {
    const known = there.get(account.id) ?? { account, sockets: 0, seenAt: steady() };
    known.account = account;
    there.set(account.id, known);
    return known;
  };
  const takes = ({ account, sockets, seenAt }: Known): boolean =>
    account.available &&
    !account.disabled &&
    mayDo(account, 'conversations') &&
    (sockets > 0 || steady() - seenAt < reload);
  return {
    isThere: (agent) => {
      const known = there.get(agent);
      return known !== undefined && takes(known);
    },
    hasAgents: async () =>
      (await store.accounts()).some((account) => !account.disabled && mayDo(account, 'conversations')),
    isAvailable: (team) =>
      [...there.values()].some(
        (known) => takes(known) && (known.account.teams.length === 0 || known.account.teams.includes(team)),
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
