import { randomUUID } from 'node:crypto';
import { createAgents } from '../agents/create-agents.ts';
import { createPresence } from '../agents/presence.ts';
import { staffingBy } from '../agents/staffing.ts';
import { openBackends } from '../backends/open-backends.ts';
import { createFiles } from '../channels/files/create-files.ts';
import type { Config } from '../config/read-config.ts';
import { reloadContent } from '../content/live/reload-content.ts';
import { startForgettingUnrecognised } from '../desk/jobs/forget-unrecognised.ts';
import { recallRetired } from '../desk/jobs/recall-retired.ts';
import { createSignals } from '../domain/signals.ts';
import { day } from '../domain/time.ts';
import { createEngine } from '../engine/create-engine.ts';
import type { ProcessPhase } from '../http/operator-routes.ts';
import { startServer } from '../http/start-server.ts';
import { openChannels } from './open-channels.ts';
import { type AppParts, openParts } from './open-parts.ts';
import { routesOf } from './routes.ts';

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
 * Boots everything, from the bottom to the top: each part is given what stands above it here. Closing goes the other
 * way and leaves nothing undone behind, also where booting fails half-way.
 */
export async function createApp(config: Config, given: AppParts = {}): Promise<App> {
  let phase: ProcessPhase = 'starting';
  await using opening = new AsyncDisposableStack();
  const parts = await openParts(config, given, opening, () => {
    phase = 'ended';
  });
  const { clock, log, metrics, desk, store } = parts;
  const signals = createSignals();
  const files = createFiles({ store, clock, signingKey: parts.signingKey, newId: randomUUID });

  const { channels, agentsChannel } = await openChannels(config, { ...parts, signals, files, cloud: given.cloud });
  opening.defer(channels.close);
  const backends = openBackends(config.tickets, {
    store,
    content: desk.live,
    clock,
    random: Math.random,
    channel: agentsChannel && { line: agentsChannel, linkTo: (file) => files.link(file, config.publicUrl ?? '') },
  });
  const presence = createPresence(store, clock);
  const hasElsewhere = config.bot.deskChannel !== undefined;
  // In a channel of Teams there is somebody, or nobody claims in time.
  const present = hasElsewhere ? { ...presence, isAvailable: () => true } : presence;
  const engine = createEngine({
    ...desk.answerFrom(store, staffingBy(store, desk.live, present)),
    ...(given.respond && { respond: given.respond }),
    store,
    clock,
    log,
    newId: randomUUID,
    typing: channels.typing,
    destinationOf: channels.destinationOf,
    backendsFor: backends.backendsFor,
    senders: { ...backends.senders, ...channels.senders },
    refused: signals.sendRefused.tell,
  });
  opening.defer(engine.close);
  const agents = createAgents({
    store,
    clock,
    log,
    accept: engine.accept,
    replies: engine.replies,
    signals,
    presence,
    content: desk.live,
    keepFile: files.keep,
    linkTo: (file) => files.link(file, ''),
    typing: channels.typing,
    send: engine.tick,
    newId: randomUUID,
    newToken: parts.newToken,
    hasElsewhere,
    oidc: config.oidc && { settings: config.oidc, ownUrl: () => config.publicUrl ?? server.url },
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
  });
  opening.defer(agents.close);
  const reached = { channels: channels.listen(engine), agents, files, metrics, content: desk.live, phase: () => phase };
  const server = await startServer({
    host: config.host,
    port: config.port,
    trustProxy: config.trustProxy,
    origins: config.webChatOrigins,
    ...routesOf(reached, config),
    log,
    metrics,
  });
  opening.defer(server.close);

  const { as, days } = config.unrecognised;
  const keptFor = as === 'off' ? 0 : days * day;
  opening.defer(startForgettingUnrecognised({ store, clock, log, keptFor }).close);
  await agents.start();
  await engine.start();
  const recall = () => recallRetired(desk.live.desk.retired, { ...channels, store, accept: engine.accept, log });
  await recall();
  if (phase === 'starting') phase = 'ready';

  const running = opening.move();
  return {
    url: server.url,
    directLineSecret: parts.directLineSecret,
    reload: reloadContent(async () => {
      const isChanged = await desk.reload();
      if (isChanged) await recall();
      return isChanged;
    }, log),
    tick: async () => {
      await agents.tick();
      await engine.tick();
      await engine.idle();
    },
    close: async () => {
      phase = 'ended';
      await running.disposeAsync();
    },
  };
}
