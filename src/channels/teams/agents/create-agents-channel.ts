import type { AgentsChannel, OnAgentAction } from '../../../domain/handoff/agents-channel.ts';
import type { Conversations } from '../../../domain/ports/channel.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { Deadline } from '../../../domain/ports/deadline.ts';
import type { Log } from '../../../domain/ports/log.ts';
import type { Store } from '../../../domain/ports/store.ts';
import type { TeamsConnection } from '../connection/open-connection.ts';
import { type ReceiveFromAgents, receiveFromAgents } from './receive.ts';
import { sendToAgents } from './send.ts';

export type AgentsChannelParts = {
  readonly connection: TeamsConnection;
  /** The channel's id. */
  readonly channel: string;
  readonly find: Store['find'];
  readonly onAction: (conversations: Conversations) => OnAgentAction;
  readonly newId: () => string;
  readonly clock: Clock;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
  /** How long one send may take. */
  readonly deadline?: Deadline;
};

/** What leaves for the channel, and what takes in what agents do there. */
export type AgentsSide = {
  readonly channel: AgentsChannel;
  readonly receive: (conversations: Conversations) => ReceiveFromAgents;
};

/**
 * The channel of Teams in which agents work. Undefined without an app id and a tenant: then nothing proves that somebody
 * is an agent.
 */
export function createAgentsChannel({ connection, ...parts }: AgentsChannelParts): AgentsSide | undefined {
  const { access } = connection;
  if (access.type !== 'proven' || !access.tenant) return undefined;
  const own = { deadline: () => AbortSignal.timeout(15_000), ...parts, ...connection, tenant: access.tenant };
  return {
    channel: sendToAgents(own),
    receive: (conversations) =>
      receiveFromAgents({ ...own, ...conversations, onAction: parts.onAction(conversations) }),
  };
}
