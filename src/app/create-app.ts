import { randomUUID } from 'node:crypto';
import { createAgents } from '../agents/create-agents.ts';
import { createPresence } from '../agents/presence.ts';
import { staffingBy } from '../agents/staffing.ts';
import { openBackends } from '../backends/open-backends.ts';
import { createFiles } from '../channels/files/create-files.ts';
import type { Config } from '../config/read-config.ts';
import { reloadContent } from '../content/live/reload-content.ts';
import { type RecallParts, recallRetired } from '../desk/jobs/recall-retired.ts';
import { startForgetting } from '../desk/jobs/start-forgetting.ts';
import { createSignals } from '../domain/signals.ts';
import { day } from '../domain/time.ts';
import { createEngine } from '../engine/create-engine.ts';
import type { ProcessPhase } from '../http/operator-routes.ts';
import { startServer } from '../http/start-server.ts';
import { inspectLater } from './inspect-later.ts';
import { openChannels } from './open-channels.ts';
import type { OpenDesk } from './open-desk.ts';
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
  const { store, clock, steady, log, metrics, desk } = parts;
  const content = desk.live;
  const shared = { store, clock, steady, log, newId: randomUUID };
  const signals = createSignals();
  const files = createFiles({ ...shared, signingKey: parts.signingKey });
  const linkTo = (file: string): string => files.link(file, publicUrl ?? '');

  const { channels, agentsChannel } = await openChannels(config, { ...parts, signals, files, cloud: given.cloud });
  own(channels);
  const channel = agentsChannel && { agentsChannel, linkTo };
  const backends = openBackends(config.tickets, { ...shared, content, random: Math.random, channel });

  const presence = createPresence(store, steady);
  const hasElsewhere = config.bot.deskChannel !== undefined;
  // In a channel of Teams there is somebody, or nobody claims in time.
  const present = hasElsewhere ? { ...presence, isAvailable: () => true } : presence;
  const engine = own(
    createEngine({
      ...shared,
      ...desk.answerFrom(store, staffingBy(store, content, present)),
      ...(given.respond && { respond: given.respond }),
      typing: channels.typing,
      destinationOf: channels.destinationOf,
      senders: { ...backends.senders, ...channels.senders },
      backendsFor: backends.backendsFor,
      refused: signals.sendRefused.tell,
    }),
  );
  const agents = own(
    createAgents({
      ...shared,
      accept: engine.accept,
      replies: engine.replies,
      send: engine.tick,
      typing: channels.typing,
      signals,
      presence,
      content,
      keepFiles: files.keep,
      linkTo: (file) => files.link(file, ''),
      newToken: parts.newToken,
      signingKey: parts.signingKey,
      hasElsewhere,
      oidc: config.oidc && { settings: config.oidc, ownUrl: () => publicUrl ?? server.url },
      publicUrl,
    }),
  );
  const reached = {
    channels: channels.listen(engine),
    agents,
    files,
    metrics,
    content: () => desk.content,
    readiness: { phase: () => phase, trouble: store.trouble },
  };
  const routes = routesOf(reached, config);
  const server = own(await startServer({ host, port, trustProxy, origins, log, metrics, ...routes }));

  const { as, days } = config.unrecognised;
  const keptFor = as === 'off' ? 0 : days * day;
  own(startForgetting({ ...shared, what: 'unrecognised messages', forget: store.forgetUnrecognised, keptFor }));
  own(startForgetting({ ...shared, what: 'files', forget: store.forgetFiles, keptFor: config.files.days * day }));
  await agents.start();
  await engine.start();
  const { accept, tick, idle } = engine;
  const reload = await reloadDesk(desk, { store, log, accept, destinationOf: channels.destinationOf });
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

type Closable = { readonly close: () => void | Promise<void> };

/**
 * Tells everybody who is in a flow that the content has recalled, now and after every reload; returns the reload, which
 * logs invalid content and ignores it.
 */
async function reloadDesk(desk: Pick<OpenDesk, 'live' | 'reload'>, parts: RecallParts): Promise<() => Promise<void>> {
  const recall = () => recallRetired(desk.live.desk.retired, parts);
  await recall();
  return reloadContent(async () => {
    const isChanged = await desk.reload();
    if (isChanged) await recall();
    return isChanged;
  }, parts.log);
}
