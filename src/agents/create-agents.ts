import { mayDo } from '../domain/handoff/roles.ts';
import type { Conversations } from '../domain/ports/channel.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';
import type { AppSignals } from '../domain/signals.ts';
import type { HttpRequest, SocketDecision } from '../domain/wire/http.ts';
import { agentActions } from './agent-actions.ts';
import { type AuditApi, auditApi } from './audit-api.ts';
import type { AuditTrail } from './audit-trail.ts';
import { type DeskApi, type DeskApiParts, deskApi } from './desk-api.ts';
import { type InboxApi, inboxApi } from './inbox-api.ts';
import type { OidcSettings } from './oidc/oidc-settings.ts';
import { type ProviderSignIn, providerSignIn } from './oidc/provider-sign-in.ts';
import { type PersonApi, personApi } from './person-api.ts';
import type { Presence } from './presence.ts';
import { releaseAbsentAgents } from './release-absent-agents.ts';
import { createSessions } from './sign-in/sessions.ts';
import { createSignIn, type SignIn } from './sign-in/sign-in.ts';
import { typingState } from './typing-state.ts';
import { deliveredEntries } from './views/delivered-entries.ts';
import { deskStream } from './views/desk-stream.ts';
import { openHandoffs } from './views/open-handoffs.ts';
import { showQueue } from './views/show-queue.ts';

export type AgentsParts = Omit<
  DeskApiParts,
  'sessions' | 'act' | 'shown' | 'sendsChanged' | 'cannedChanged' | 'isTyping' | 'deliveredUpTo'
> &
  Conversations & {
    readonly store: Store;
    readonly trail: AuditTrail;
    readonly presence: Presence;
    /** Never set: spans are counted by it. */
    readonly steady: Clock;
    readonly log: Log;
    readonly signals: AppSignals;
    readonly newToken: () => string;
    readonly signingKey: string;
    /** Where utterances stand that may have been taught from somebody's words. */
    readonly contentDir: string;
    readonly publicUrl?: string | undefined;
    /** Whether agents work in other places than this desk, where nothing shows who is there. */
    readonly hasElsewhere: boolean;
    /** Whoever signs in or comes back is available, without having to say so. */
    readonly availableWhenActive: boolean;
    /** An identity provider, and the one address it sends people back to. Left out: agents sign in by password. */
    readonly oidc?: { readonly settings: OidcSettings; readonly ownUrl: () => string } | undefined;
  };

/** What the agents' page asks for, as plain functions from request to response; `routes.ts` gives them their paths. */
export type Agents = SignIn &
  DeskApi &
  InboxApi &
  AuditApi &
  PersonApi & {
    /** Signing in through an identity provider, if there is one. */
    readonly provider: ProviderSignIn | undefined;
    readonly stream: (asked: HttpRequest) => Promise<SocketDecision>;
    readonly start: () => Promise<void>;
    /** Checks now who has been absent for too long. */
    readonly tick: () => Promise<void>;
    readonly close: () => Promise<void>;
  };

/** Interval between checks for absent agents, ms. */
const lookEvery = 2_000;

export function createAgents(parts: AgentsParts): Agents {
  const { store, trail, presence, content, clock, steady, log, signals, oidc, hasElsewhere } = parts;
  const sessions = createSessions(parts);
  const act = agentActions(parts);
  const stream = deskStream();
  const queue = showQueue(parts);
  const typing = typingState(steady);
  const delivered = deliveredEntries(store);
  const open = openHandoffs(store, log, ({ id, conversation }) => {
    stream.tell({ type: 'entries', handoff: id, conversation });
    stream.queueChanged();
  });

  const sendsChanged = (conversation: string): void => {
    queue.sendsChanged(conversation);
    stream.tell({ type: 'sends', conversation });
    stream.queueChanged();
  };

  const deafen = [
    signals.sendsChanged.listen(sendsChanged),
    signals.shown.listen((conversation, upTo) => {
      if (delivered.shown(conversation, upTo) && open.of(conversation)) stream.tell({ type: 'sends', conversation });
    }),
    signals.erased.listen((conversation) => {
      queue.sendsChanged(conversation);
      stream.tell({ type: 'erased', conversation });
      stream.queueChanged();
    }),
    signals.personTyping.listen((conversation) => {
      if (open.of(conversation) && typing.heard(conversation)) stream.tell({ type: 'typing', conversation });
    }),
  ];

  // A mark that is not kept is no reason to stop: the chat tells it again.
  const keepShown = () =>
    delivered.keep().catch((error: unknown) => log.warn('what chats have been shown was not stored', { error }));

  let looking: NodeJS.Timeout | undefined;
  const tick = async (): Promise<void> => {
    // Also whoever may no longer see conversations: a role can be taken away.
    await stream.closeOver(async (hash) => {
      const account = await sessions.accountOf(hash);
      return account && mayDo(account, 'conversations') ? account : undefined;
    });
    const patience = content.desk.agentGoneSeconds * 1000;
    await releaseAbsentAgents(open.all(), presence, act, patience, { clock, steady }, hasElsewhere);
    await keepShown();
  };

  return {
    ...createSignIn({ ...parts, sessions, noPasswords: oidc?.settings.only ?? false }),
    provider: oidc && providerSignIn(oidc.settings, { ...parts, sessions, ownUrl: oidc.ownUrl }),
    ...deskApi({
      ...parts,
      sessions,
      act,
      shown: queue,
      sendsChanged,
      cannedChanged: () => stream.tell({ type: 'canned' }),
      isTyping: typing.isTyping,
      deliveredUpTo: delivered.upTo,
    }),
    ...inboxApi({ store, sessions, trail, content }),
    ...auditApi({ store, sessions, trail }),
    ...personApi({ ...parts, sessions }),
    stream: async (asked) => {
      const caller = await sessions.callerOf(asked, 'socket', 'conversations');
      if (caller.type === 'refused') return caller;
      const { account, hash } = caller;
      return { type: 'opened', begin: (socket) => stream.add(socket, hash, presence.opened(account)) };
    },
    start: async () => {
      for (const account of await store.accounts()) if (account.available) presence.seen(account);
      await open.start();
      looking = setInterval(() => {
        tick().catch((error: unknown) => {
          if (looking) log.error('failed to look who is gone', { error });
        });
      }, lookEvery).unref();
    },
    tick,
    close: async () => {
      for (const stop of deafen) stop();
      clearInterval(looking);
      looking = undefined;
      open.close();
      queue.close();
      stream.close();
      await keepShown();
    },
  };
}
