import { sendToAgents } from '../../../src/channels/teams/agents/send.ts';
import { allowedLoopback } from '../../../src/channels/teams/connection/allowed-service.ts';
import { cloudOf } from '../../../src/channels/teams/connection/cloud.ts';
import { connectorsOf } from '../../../src/channels/teams/connection/connectors.ts';
import { newConversation } from '../../../src/domain/conversation/conversation.ts';
import type { AgentsChannel } from '../../../src/domain/handoff/agents-channel.ts';
import type { Deadline } from '../../../src/domain/ports/deadline.ts';
import type { DeskSide } from './desk-with.ts';
import type { Channel } from './start-channel.ts';

const connect = connectorsOf(cloudOf({ allowUnauthenticated: true }), undefined);

/** What leaves for a channel, by the SDK's own client and without a registration; `isKnown`: it was heard from. */
export function lineTo(
  { channel, url }: Pick<Channel, 'channel' | 'url'>,
  { clock, random }: DeskSide,
  deadline: Deadline = () => AbortSignal.timeout(10_000),
  isKnown: () => boolean = () => true,
): AgentsChannel {
  const address = {
    serviceUrl: url,
    channelId: 'msteams',
    conversation: { id: channel, conversationType: 'channel', isGroup: true, tenantId: 'tenant-1' },
    bot: { id: '28:bot', name: 'Fixpath' },
  };
  const kept = {
    channel: 'teams-desk',
    group: true,
    head: 1,
    revision: 1,
    state: newConversation,
    createdAt: 0,
    address,
  };
  return sendToAgents({
    channel,
    find: async (id) => (isKnown() ? { id, ...kept } : undefined),
    connect,
    allowed: allowedLoopback,
    clock,
    random,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    deadline,
  });
}
