import type { Account } from '../domain/handoff/account.ts';
import { mayDo } from '../domain/handoff/roles.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { SharedStore } from '../domain/ports/shared-store.ts';
import type { Store } from '../domain/ports/store.ts';
import { type PresentAgent, presenceElsewhere } from './presence-elsewhere.ts';
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
  readonly close: () => void;
};

/** A page that is loaded again is not gone, ms. */
const reload = 15_000;

type Known = { account: PresentAgent; sockets: number; seenAt: number };

/** @param shared what this process has in common with others, on which the pages of agents may hang as well */
export function createPresence(
  store: Pick<Store, 'accounts'>,
  steady: Clock,
  shared?: Pick<SharedStore, 'tell' | 'hear'>,
): Presence {
  const began = steady();
  const there = new Map<string, Known>();
  const elsewhere =
    shared &&
    presenceElsewhere(shared, steady, {
      here: () => [...there.values()].map(({ account, sockets, seenAt }) => ({ account, isOpen: sockets > 0, seenAt })),
      changed: (account) => {
        const known = there.get(account.id);
        if (known) known.account = account;
      },
    });
  const presenceOf = (account: Account) => {
    const known = there.get(account.id) ?? { account, sockets: 0, seenAt: steady() };
    known.account = account;
    there.set(account.id, known);
    return known;
  };
  /** Those who are here, and those whose pages hang on other processes. */
  const all = function* () {
    for (const { account, sockets, seenAt } of there.values()) yield { account, isOpen: sockets > 0, seenAt };
    if (elsewhere) yield* elsewhere.all();
  };
  const takes = ({ account, isOpen, seenAt }: { account: PresentAgent; isOpen: boolean; seenAt: number }): boolean =>
    account.available && !account.disabled && mayDo(account, 'conversations') && (isOpen || steady() - seenAt < reload);
  return {
    isThere: (agent) => {
      for (const known of all()) if (known.account.id === agent && takes(known)) return true;
      return false;
    },
    hasAgents: async () =>
      (await store.accounts()).some((account) => !account.disabled && mayDo(account, 'conversations')),
    isAvailable: (team) => {
      for (const known of all())
        if (takes(known) && (known.account.teams.length === 0 || known.account.teams.includes(team))) return true;
      return false;
    },
    seen: (account) => {
      presenceOf(account).seenAt = steady();
    },
    opened: (account) => {
      const presence = presenceOf(account);
      presence.sockets++;
      elsewhere?.tell();
      return () => {
        presence.sockets--;
        presence.seenAt = steady();
        elsewhere?.tell();
      };
    },
    goneSince: (agent) => {
      let since: number | undefined;
      for (const { account, isOpen, seenAt } of all()) {
        if (account.id !== agent) continue;
        if (isOpen) return undefined;
        since = Math.max(since ?? seenAt, seenAt);
      }
      return since ?? began;
    },
    changed: (account) => {
      presenceOf(account);
      elsewhere?.tellChanged(account);
    },
    close: () => elsewhere?.close(),
  };
}
