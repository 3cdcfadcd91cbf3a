import type { AgentsChannel } from '../../domain/handoff/agents-channel.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Sender } from '../../domain/ports/sender.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import type { Accept } from '../../engine/accept.ts';
import type { AwaitReplies } from '../../engine/await-replies.ts';
import type { Typing } from '../../engine/typing.ts';
import { type AgentsChannelEndpointParts, agentsChannelEndpoint } from './agents/agents-channel-endpoint.ts';
import { agentsChannelSender } from './agents/agents-channel-sender.ts';
import { authenticateRequestBy } from './authenticate.ts';
import { type AllowedService, allowedHosts, allowedLoopback } from './connection/allowed-service.ts';
import { type CloudOptions, cloudOf } from './connection/cloud.ts';
import { connectorsOf } from './connection/connectors.ts';
import { microsoftHosts } from './connection/service-hosts.ts';
import { answerMessages, type EndpointAccess } from './messages-endpoint.ts';
import { sendBy } from './send.ts';
import { sendTypingBy } from './send-typing.ts';
import type { TeamsSettings } from './teams-settings.ts';

export type TeamsParts = {
  readonly settings: TeamsSettings;
  readonly accept: Accept;
  readonly answers: AwaitReplies;
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
  readonly desk?: Pick<AgentsChannelEndpointParts, 'channel' | 'find' | 'hear'> | undefined;
  /** Another cloud than Microsoft's public one. */
  readonly cloud?: CloudOptions;
};

/** Teams and every other channel of the Bot Framework, as plain functions. */
export type Teams = {
  /** `POST /api/messages`. */
  readonly messages: (asked: HttpRequest) => Promise<HttpResponse>;
  /** The outbox's sender for all conversations of these channels. */
  readonly send: Sender;
  readonly typing: Typing;
  /** What leaves for the agents' channel, if there is one. */
  readonly deskLine: AgentsChannel | undefined;
};

export function createTeams(parts: TeamsParts): Teams {
  const { settings, log, patience = 14_000, deadline = 15_000 } = parts;
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenant, serviceHosts = microsoftHosts } = settings;
  const cloud = cloudOf(settings, parts.cloud);
  const connect = connectorsOf(cloud, appId);
  const [door, allowed]: readonly [EndpointAccess, AllowedService] = appId
    ? [{ type: 'proven', prove: authenticateRequestBy(cloud, tenant) }, allowedHosts(serviceHosts)]
    : settings.allowUnauthenticated
      ? [{ type: 'open' }, allowedLoopback]
      : [{ type: 'closed' }, () => false];
  const sending = { ...parts, connect, allowed, deadline };
  const desk = parts.desk && tenant && door.type === 'proven' ? { ...parts.desk, ...sending, tenant } : undefined;
  return {
    messages: answerMessages({ ...parts, door, allowed, patience, desk: desk && agentsChannelEndpoint(desk) }),
    send: sendBy(sending),
    deskLine: desk && agentsChannelSender(desk),
    typing: sendTypingBy(connect, allowed, log),
  };
}
