import { randomUUID } from 'node:crypto';
import { agentActions } from '../agents/agent-actions.ts';
import { type Agents, createAgents } from '../agents/create-agents.ts';
import { createPresence } from '../agents/presence.ts';
import { staffingBy } from '../agents/staffing.ts';
import { openBackends } from '../backends/open-backends.ts';
import { applyAgentAction } from '../backends/teams/apply-agent-action.ts';
import type { Bot } from '../bot/bot-responder.ts';
import { createDirectLine } from '../channels/direct-line/create-direct-line.ts';
import { createFiles } from '../channels/files/create-files.ts';
import { agentsChannelConversation } from '../channels/teams/agents/agents-channel-address.ts';
import type { CloudOptions } from '../channels/teams/connection/cloud.ts';
import { createTeams } from '../channels/teams/create-teams.ts';
import type { Config } from '../config/read-config.ts';
import { reloadContent } from '../content/live/reload-content.ts';
import { startForgettingUnrecognised } from '../desk/jobs/forget-unrecognised.ts';
import { recallRetired } from '../desk/jobs/recall-retired.ts';
import type { FixpathError } from '../domain/error.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';
import { day } from '../domain/time.ts';
import type { DestinationOf } from '../engine/build-turn.ts';
import { createEngine } from '../engine/create-engine.ts';
import type { Typing } from '../engine/typing.ts';
import { createMetrics } from '../http/create-metrics.ts';
import type { ProcessPhase } from '../http/operator-routes.ts';
import { startServer } from '../http/start-server.ts';
import { openSqliteStore } from '../storage/sqlite-store.ts';
import { both } from './both.ts';
import { openDesk } from './open-desk.ts';
import { routesOf } from './routes-of.ts';

/** What a test may hand in. */
export type AppParts = {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly store?: Store;
  /** Answers instead of the desk, behind the same channels, log and sending. */
  readonly bot?: Bot;
  /** Where the cloud of Teams signs in and keeps its keys, instead of Microsoft's. */
  readonly cloud?: CloudOptions;
  /** Told if the program can take no more turns: it has to be closed, and a new process started. */
  readonly onEnd?: () => void;
};

/** The running program. */
export type App = {
  /** Where it listens, e.g. `http://127.0.0.1:3978`. */
  readonly url: string;
  /** The master key of the Direct Line endpoint. */
  readonly directLineSecret: string;
  /** Takes up changed content; faulty content is told in the log and changes nothing. */
  readonly reload: () => Promise<void>;
  /** Does at once what is due now; for a test that hands in the clock. */
  readonly tick: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Boots everything: content, model, store, engine, channels, server. Closing it leaves nothing undone behind. */
export async function createApp(config: Config, parts: AppParts = {}): Promise<App> {
  const clock = parts.clock ?? Date.now;
  const log = parts.log ?? silentLog;
  const metrics = createMetrics();
  let phase: ProcessPhase = 'starting';
  const end = (error: FixpathError): void => {
    phase = 'ended';
    log.error('the store has ended', { error });
    parts.onEnd?.();
  };
  const ownStore = parts.store === undefined;
  const [opened, kept] = await both(
    openDesk(config, parts.bot, log),
    parts.store ?? openSqliteStore({ folder: config.dataDir, log, onEnd: end }),
    async (opened) => {
      if (ownStore) await opened.close();
    },
  );
  const store = metrics.counting(kept);
  const presence = createPresence(store, clock);
  const { deskChannel } = config.bot;
  // In a channel of Teams there is somebody, or nobody claims in time.
  const present = deskChannel === undefined ? presence : { ...presence, isAvailable: () => true };
  const { respond, recover } = opened.answerFrom(store, staffingBy(store, opened.live, present));
  const signingKey = await store.secret('signing-key', newSecret);
  const directLineSecret = config.directLineSecret ?? (await store.secret('direct-line-secret', newSecret));

  const teams = createTeams({
    settings: {
      MicrosoftAppId: config.bot.appId,
      MicrosoftAppPassword: config.bot.appPassword,
      MicrosoftAppType: config.bot.appType,
      MicrosoftAppTenantId: config.bot.tenantId,
      allowUnauthenticated: config.bot.allowUnauthenticated,
      serviceHosts: config.serviceHosts,
    },
    accept: (input) => engine.accept(input),
    answers: (...asked) => engine.answers(...asked),
    newId: randomUUID,
    clock,
    random: Math.random,
    log,
    unkeyed: metrics.unkeyed,
    heardTyping: (conversation) => agents.personTyping(conversation),
    ...(deskChannel !== undefined && { desk: { channel: deskChannel, find: store.find, hear: (deed) => hear(deed) } }),
    ...(parts.cloud && { cloud: parts.cloud }),
  });
  const backends = openBackends(config.tickets, {
    store,
    content: opened.live,
    clock,
    random: Math.random,
    channel: teams.deskLine && {
      line: teams.deskLine,
      linkTo: (file) => files.link(file, config.publicUrl ?? ''),
    },
  });
  const typing: Typing = (conversation, agent) =>
    (conversation.channel === 'directline' ? line : teams).typing(conversation, agent);
  const destinationOf: DestinationOf = (channel) =>
    channel === 'directline' || channel === 'terminal' ? undefined : 'teams';
  const engine = createEngine({
    store,
    clock,
    log,
    newId: randomUUID,
    respond,
    recover,
    typing,
    senders: { ...backends.senders, teams: (item) => teams.send(item) },
    backendsFor: backends.backendsFor,
    refused: (conversation) => agents.sendsChanged(conversation),
    destinationOf,
  });
  const hear = applyAgentAction({
    store,
    act: agentActions({ store, accept: engine.accept, answers: engine.answers }),
    content: opened.live,
    clock,
  });
  const files = createFiles({ store, clock, signingKey, newId: randomUUID });
  const line = createDirectLine({
    store,
    accept: engine.accept,
    files,
    clock,
    log,
    newId: randomUUID,
    secret: directLineSecret,
    signingKey,
    bot: {
      id: 'fixpath',
      get name() {
        return opened.live.desk.name;
      },
    },
    heardTyping: (conversation) => agents.personTyping(conversation),
    unkeyed: metrics.unkeyed,
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
  });
  const ownUrl = (): string => config.publicUrl ?? urlOf(config.host, server.port);
  const agents: Agents = createAgents({
    store,
    accept: engine.accept,
    answers: engine.answers,
    presence,
    content: opened.live,
    keepFile: files.keep,
    linkTo: (file) => files.link(file, ''),
    typing,
    send: engine.tick,
    clock,
    log,
    newId: randomUUID,
    newToken: newSecret,
    hasElsewhere: deskChannel !== undefined,
    oidc: config.oidc && { settings: config.oidc, ownUrl },
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
  });

  const recall = () => recallRetired(opened.live.desk.retired, { store, accept: engine.accept, destinationOf, log });
  const reload = reloadContent(async () => {
    const isChanged = await opened.reload();
    if (isChanged) await recall();
    return isChanged;
  }, log);
  const server = await startServer({
    host: config.host,
    port: config.port,
    ...routesOf({ line, teams, agents, files, metrics, content: opened.live, phase: () => phase }, config),
    log,
    metrics,
    trustProxy: config.trustProxy,
    origins: config.webChatOrigins,
  });
  const { as, days } = config.unrecognised;
  const forgetting = startForgettingUnrecognised({ store, clock, log, keptFor: as === 'off' ? 0 : days * day });
  await agents.start();
  await engine.start();
  if (deskChannel !== undefined && !(await store.find(agentsChannelConversation(deskChannel))))
    log.warn("the agents' channel has not been heard from: mention the bot in it once (docs/teams-desk.md)");
  await recall();
  if (phase === 'starting') phase = 'ready';

  return {
    url: urlOf(config.host, server.port),
    directLineSecret,
    reload,
    tick: async () => {
      await agents.tick();
      await engine.tick();
      await engine.idle();
    },
    close: async () => {
      phase = 'ended';
      await server.close();
      forgetting.close();
      line.close();
      agents.close();
      await engine.close();
      if (ownStore) await store.close();
    },
  };
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** 256 random bits. */
function newSecret(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
}

const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
