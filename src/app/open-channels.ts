import { randomUUID } from 'node:crypto';
import { agentActions } from '../agents/agent-actions.ts';
import { applyAgentAction } from '../backends/teams/apply-agent-action.ts';
import { createDirectLine } from '../channels/direct-line/create-direct-line.ts';
import type { FileStore } from '../channels/files/create-files.ts';
import { type JoinedChannels, joinChannels } from '../channels/join-channels.ts';
import { agentsChannelConversation } from '../channels/teams/agents/address.ts';
import { createAgentsChannel } from '../channels/teams/agents/create-agents-channel.ts';
import type { CloudOptions } from '../channels/teams/connection/cloud.ts';
import { openConnection } from '../channels/teams/connection/open-connection.ts';
import { createTeams } from '../channels/teams/create-teams.ts';
import { openUsedAllowances } from '../channels/used-allowances.ts';
import type { Config } from '../config/read-config.ts';
import type { AgentsChannel } from '../domain/handoff/agents-channel.ts';
import type { AppSignals } from '../domain/signals.ts';
import type { OpenParts } from './open-parts.ts';

export type ChannelParts = OpenParts & {
  readonly files: FileStore;
  readonly signals: AppSignals;
  readonly cloud: CloudOptions | undefined;
  /** The address at which people reach the desk, once it listens. */
  readonly ownUrl: () => string;
};

/** The channels of customers, and the one in which agents work if the operator has set one. */
export type OpenChannels = {
  readonly channels: JoinedChannels;
  readonly agentsChannel: AgentsChannel | undefined;
};

export async function openChannels(config: Config, parts: ChannelParts): Promise<OpenChannels> {
  const { store, clock, steady, log, desk, files, signals, metrics, trail, ownUrl } = parts;
  const { bot, publicUrl, serviceHosts, visitors, bytesPerAddress } = config;
  const shared = {
    clock,
    log,
    newId: randomUUID,
    unkeyed: metrics.unkeyed,
    heardTyping: signals.personTyping.tell,
    shown: signals.shown.tell,
    inView: signals.inView.tell,
  };
  const directLine = createDirectLine({
    ...shared,
    store,
    steady,
    files,
    answerTyping: signals.answerTyping,
    secret: parts.directLineSecret,
    signingKey: parts.signingKey,
    bot: {
      id: 'fixpath',
      get name() {
        return desk.live.desk.name;
      },
    },
    publicUrl,
    visitors,
    bytesPerAddress,
    usedAllowances: await openUsedAllowances(store, parts.signingKey, clock),
  });
  const connection = openConnection(
    {
      MicrosoftAppId: bot.appId,
      MicrosoftAppPassword: bot.appPassword,
      MicrosoftAppType: bot.appType,
      MicrosoftAppTenantId: bot.tenantId,
      allowUnauthenticated: bot.allowUnauthenticated,
      serviceHosts,
    },
    parts.cloud,
  );
  await connection.load();
  const { deskChannel } = bot;
  if (bot.isTypeAssumed) log.info('MicrosoftAppType is left out and taken for SingleTenant', { tenant: bot.tenantId });
  const onTeams = { ...shared, connection, random: Math.random };
  const agents =
    deskChannel === undefined
      ? undefined
      : createAgentsChannel({
          ...onTeams,
          channel: deskChannel,
          find: store.find,
          onAction: (conversations) =>
            applyAgentAction({
              store,
              act: agentActions({ store, ...conversations }),
              content: desk.live,
              clock,
              seen: trail.seenInTeams,
            }),
        });
  const linkTo = (file: string): string => files.link(file, ownUrl());
  const teams = createTeams({ ...onTeams, fromAgents: agents?.receive, keepFiles: files.keep, linkTo, store });
  if (deskChannel !== undefined && !(await store.find(agentsChannelConversation(deskChannel))))
    log.warn("the agents' channel has not been heard from: mention the bot in it once (docs/teams-desk.md)");
  return { channels: joinChannels([directLine, teams]), agentsChannel: agents?.channel };
}
