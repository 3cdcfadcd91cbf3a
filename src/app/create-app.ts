import { randomUUID } from 'node:crypto';
import { type Agents, type AgentsParts, createAgents } from '../agents/create-agents.ts';
import { createPresence } from '../agents/presence.ts';
import { staffingBy } from '../agents/staffing.ts';
import { replyTokens } from '../backends/mail/reply-token.ts';
import { openBackends } from '../backends/open-backends.ts';
import { returnLinks } from '../channels/direct-line/return-link.ts';
import { createFiles, type FileStore } from '../channels/files/create-files.ts';
import type { JoinedChannels } from '../channels/join-channels.ts';
import type { Config } from '../config/read-config.ts';
import { reloadContent } from '../content/live/reload-content.ts';
import { type RecallParts, recallRetired } from '../desk/jobs/recall-retired.ts';
import { startErasing } from '../desk/jobs/start-erasing.ts';
import { type ForgettingParts, startForgetting } from '../desk/jobs/start-forgetting.ts';
import type { Conversations } from '../domain/ports/channel.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Store } from '../domain/ports/store.ts';
import { createSignals } from '../domain/signals.ts';
import { maskSecrets } from '../domain/text/mask-secrets.ts';
import { day } from '../domain/time.ts';
import { createEngine, type Engine } from '../engine/create-engine.ts';
import type { ProcessPhase } from '../http/operator-routes.ts';
import { startServer } from '../http/start-server.ts';
import { inspectLater } from './inspect-later.ts';
import { openChannels } from './open-channels.ts';
import { openInboundMail } from './open-inbound-mail.ts';
import { type AppParts, type OpenParts, openParts } from './open-parts.ts';
import { routesOf } from './routes.ts';
import { seenChats } from './seen-chats.ts';

/** The running program. */
export type App = {
  /** Where it listens, e.g. `http://127.0.0.1:3978`. */
  readonly url: string;
  /** The master key of the Direct Line endpoint. */
  readonly directLineSecret: string;
  /** Takes up changed content; faulty content is logged and changes nothing. */
  readonly reload: () => Promise<void>;
  /** Does at once what is due now; for a test that hands in the clock. */
  readonly tick: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Boots everything, from the bottom to the top: each part is made from what stands above it here. Closing goes the
 * other way and leaves nothing undone behind, even where booting fails half-way.
 */
export async function createApp(config: Config, given: AppParts = {}): Promise<App> {
  const { host, port, trustProxy, webChatOrigins: origins, publicUrl } = config;
  let phase: ProcessPhase = 'starting';
  await using opening = new AsyncDisposableStack();
  const own = <Part extends Closable>(part: Part): Part => opening.adopt(part, ({ close }) => close());

  const parts = await openParts(config, given, opening, () => {
    phase = 'ended';
  });
  const { store, clock, steady, log, metrics, traces, desk, trail } = parts;
  const content = desk.live;
  const shared = { store, clock, steady, log, newId: randomUUID };
  const signals = createSignals(store.shared);
  const seenAt = seenChats(signals, clock);
  const files = createFiles({ ...shared, signingKey: parts.signingKey, fetched: trail.fetched });
  const ownUrl = (): string => publicUrl ?? server.url;
  const { cloud, onContent = () => {} } = given;
  const { channels, agentsChannel } = await openChannels(config, { ...parts, signals, files, cloud, ownUrl });
  own(channels);
  const linkTo = (file: string, reader: string): string => files.link(file, publicUrl ?? '', reader);
  const channel = agentsChannel && { agentsChannel, linkTo, posted: trail.posted };
  const mail = mailWays(config, parts, ownUrl);
  const backends = openBackends(config.tickets, { ...shared, content, random: Math.random, channel, ...mail });

  const presence = own(createPresence(store, steady, store.shared));
  const hasElsewhere = config.bot.deskChannel !== undefined;
  // In a channel of Teams there is somebody, or nobody claims in time.
  const present = hasElsewhere ? { ...presence, isAvailable: () => true } : presence;
  const engine = own(
    createEngine({
      ...shared,
      ...traces.answering({
        ...desk.answerFrom(store, staffingBy(store, content, present), config.tickets.mail !== undefined, seenAt),
        ...(given.respond && { respond: given.respond }),
      }),
      ...(config.masked.length > 0 && { mask: (text: string) => maskSecrets(text, config.masked) }),
      typing: channels.typing,
      destinationOf: channels.destinationOf,
      senders: traces.sending({ ...backends.senders, ...channels.senders }),
      backendsFor: backends.backendsFor,
      sendsChanged: signals.sendsChanged.tell,
    }),
  );
  const beneath = { ...parts, ...shared, signals, presence, content, hasElsewhere, engine, channels, files };
  const agents = own(openAgents(config, { ...beneath, ownUrl }));
  const inbound = openInboundMail(config, { ...shared, ...mail, engine, files, desk, signals });
  const reached = {
    inbound,
    channels: channels.listen(engine),
    agents,
    files,
    metrics,
    content: () => desk.content,
    readiness: { phase: () => phase, trouble: store.trouble },
  };
  const routes = routesOf(reached, config);
  const server = own(await startServer({ host, port, trustProxy, origins, log, metrics, ...routes }));

  for (const job of forgetInTime(config, shared)) own(job);
  own(startErasing({ ...shared, tell: backends.toldOfErasure, erased: signals.erased.tell }));
  await agents.start();
  await engine.start();
  const { accept, tick, idle } = engine;
  const reload = await reloadDesk(parts, { ...shared, accept, destinationOf: channels.destinationOf, onContent });
  own(inbound.watch());
  if (phase === 'starting') phase = 'ready';
  own(inspectLater(store, log));

  const running = opening.move();
  return {
    url: server.url,
    directLineSecret: parts.directLineSecret,
    reload,
    tick: () => agents.tick().then(tick).then(idle),
    close: () => {
      phase = 'ended';
      return running.disposeAsync();
    },
  };
}

type AgentsFrom = Omit<
  AgentsParts,
  | keyof Conversations
  | 'send'
  | 'typing'
  | 'keepFiles'
  | 'linkTo'
  | 'oidc'
  | 'publicUrl'
  | 'contentDir'
  | 'availableWhenActive'
  | 'destinationOf'
> & {
  readonly engine: Engine;
  readonly channels: JoinedChannels;
  readonly files: FileStore;
  readonly ownUrl: () => string;
};

/** The agents' page, whose moves go through the engine as everybody's inputs do. */
function openAgents(
  { oidc, publicUrl, agents, contentDir }: Config,
  { engine, channels, files, ownUrl, ...parts }: AgentsFrom,
): Agents {
  return createAgents({
    ...parts,
    accept: engine.accept,
    replies: engine.replies,
    send: engine.tick,
    typing: channels.typing,
    destinationOf: channels.destinationOf,
    keepFiles: files.keep,
    linkTo: (file, reader) => files.link(file, '', reader),
    oidc: oidc && { settings: oidc, ownUrl },
    publicUrl,
    contentDir,
    ...agents,
  });
}

/** How a mail leads back: by a link into the chat, and by a reply to it. */
function mailWays({ tickets, publicUrl }: Config, { signingKey, steady, log }: OpenParts, ownUrl: () => string) {
  if (tickets.mail && publicUrl === undefined)
    log.warn('PUBLIC_URL is not set, so links in mails lead to this machine');
  return { tokens: replyTokens(signingKey), linkBack: returnLinks(signingKey, steady, ownUrl) };
}

/** Forgets messages and files once they have been kept for as long as the settings say. */
function forgetInTime(config: Config, shared: ForgetFrom): readonly Closable[] {
  const { unrecognised, files, conversationDays, handedOverDays, auditDays } = config;
  const { as, days } = unrecognised;
  const { store, clock } = shared;
  const conversations = (what: ForgettingParts['what'], kept: number | undefined, handedOver: boolean) =>
    kept === undefined
      ? []
      : [
          startForgetting({
            ...shared,
            what,
            forget: async (before) => {
              const conversations = await store.forgetConversations(before, handedOver, clock());
              if (conversations > 0)
                await store.audit({ at: clock(), event: 'conversations-forgotten', about: { conversations } });
              return conversations;
            },
            keptFor: kept * day,
          }),
        ];
  const keptFor = as === 'off' ? 0 : days * day;
  return [
    startForgetting({ ...shared, what: 'unrecognised messages', forget: store.forgetUnrecognised, keptFor }),
    startForgetting({ ...shared, what: 'files', forget: store.forgetFiles, keptFor: files.days * day }),
    startForgetting({ ...shared, what: 'audit', forget: store.forgetAudit, keptFor: auditDays * day }),
    ...conversations('conversations', conversationDays, false),
    ...conversations('conversations with a human', handedOverDays, true),
  ];
}

type ForgetFrom = Pick<ForgettingParts, 'steady' | 'log'> & { readonly store: Store; readonly clock: Clock };

type Closable = { readonly close: () => void | Promise<void> };

type ReloadParts = {
  readonly store: Pick<Store, 'audit'>;
  readonly clock: Clock;
  /** Told when other content was taken up. */
  readonly onContent: () => void;
};

/**
 * Tells everybody who is in a flow that the content has recalled, now and after every reload; returns the reload, which
 * logs invalid content and ignores it.
 */
async function reloadDesk(
  { desk, together }: Pick<OpenParts, 'desk' | 'together'>,
  parts: RecallParts & ReloadParts,
): Promise<() => Promise<void>> {
  const recall = () => recallRetired(desk.live.desk.retired, parts);
  await recall();
  const reload = reloadContent(async () => {
    const isChanged = await (together ?? desk).reload();
    if (!isChanged) return false;
    const { version: content } = desk.content;
    await parts.store.audit({ at: parts.clock(), event: 'content-changed', about: { content } });
    await recall();
    parts.onContent();
    return true;
  }, parts.log);
  together?.follow(reload);
  return reload;
}
