import type { AgentsChannel, OnAgentAction } from '../../domain/handoff/agents-channel.ts';
import type { Channel, Conversations } from '../../domain/ports/channel.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Sender } from '../../domain/ports/sender.ts';
import type { Store } from '../../domain/ports/store.ts';
import { receiveFromAgents } from './agents/receive.ts';
import { sendToAgents } from './agents/send.ts';
import { authenticateRequestBy } from './authenticate.ts';
import { type AllowedService, allowedHosts, allowedLoopback } from './connection/allowed-service.ts';
import { type CloudOptions, cloudOf } from './connection/cloud.ts';
import { connectorsOf } from './connection/connectors.ts';
import { microsoftHosts } from './connection/service-hosts.ts';
import { isOwnChannel } from './conversation-key.ts';
import { type EndpointAccess, receiveMessages } from './receive.ts';
import { sendBy, sendTypingBy } from './send.ts';
import type { TeamsSettings } from './teams-settings.ts';

export type TeamsParts = {
  readonly settings: TeamsSettings;
  readonly newId: () => string;
  readonly clock: Clock;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Told of every activity without an id: it cannot be recognised when it comes again. */
  readonly unkeyed?: () => void;
  /** Told when a person is writing, where the channel says so. */
  readonly heardTyping?: (conversation: string) => void;
  /** How long a caller that wants replies in the response is kept waiting, ms; channels give up after 15 s. */
  readonly patience?: number;
  /** How long one send may take, ms. */
  readonly deadline?: number;
  /** The channel in which agents work; counts only with an app id and a tenant. */
  readonly agents?:
    | {
        /** The channel's id. */
        readonly channel: string;
        readonly find: Store['find'];
        readonly onAction: (conversations: Conversations) => OnAgentAction;
      }
    | undefined;
  /** Another cloud than Microsoft's public one. */
  readonly cloud?: CloudOptions;
};

/** The channel of customers, and what leaves for the one in which agents work. */
export type Teams = Channel & {
  readonly sender: Sender;
  /** Undefined where agents work elsewhere. */
  readonly agentsChannel: AgentsChannel | undefined;
};

/** Teams and every other channel of the Bot Framework. */
export function createTeams(parts: TeamsParts): Teams {
  const { settings, log, patience = 14_000, deadline = 15_000 } = parts;
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenant, serviceHosts = microsoftHosts } = settings;
  const cloud = cloudOf(settings, parts.cloud);
  const connect = connectorsOf(cloud, appId);
  const [access, allowed]: readonly [EndpointAccess, AllowedService] = appId
    ? [{ type: 'proven', prove: authenticateRequestBy(cloud, tenant) }, allowedHosts(serviceHosts)]
    : settings.allowUnauthenticated
      ? [{ type: 'open' }, allowedLoopback]
      : [{ type: 'closed' }, () => false];
  const sending = { ...parts, connect, allowed, deadline };
  const agents =
    parts.agents && tenant && access.type === 'proven' ? { ...sending, ...parts.agents, tenant } : undefined;
  return {
    name: 'teams',
    serves: (channel) => !isOwnChannel(channel),
    listen: (conversations) => {
      const fromAgents =
        agents && receiveFromAgents({ ...agents, ...conversations, onAction: agents.onAction(conversations) });
      const answer = receiveMessages({ ...parts, ...conversations, access, allowed, patience, fromAgents });
      return { routes: [{ method: 'POST', path: '/api/messages', answer }] };
    },
    sender: sendBy(sending),
    typing: sendTypingBy(connect, allowed, log),
    agentsChannel: agents && sendToAgents(agents),
  };
}
