import type { AgentActionAnswer, OnAgentAction } from '../../../domain/handoff/agents-channel.ts';
import type { Accept } from '../../../domain/ports/channel.ts';
import type { Deadline } from '../../../domain/ports/deadline.ts';
import type { Log } from '../../../domain/ports/log.ts';
import type { Store } from '../../../domain/ports/store.ts';
import type { HttpResponse } from '../../../domain/wire/http.ts';
import { httpRefusal } from '../../../domain/wire/http-refusal.ts';
import type { WireActivity } from '../../activity-shape.ts';
import { readAddress } from '../address.ts';
import type { Connectors } from '../connection/connectors.ts';
import { activityFrame } from '../render.ts';
import { post } from '../send.ts';
import { agentsChannelAddress, agentsChannelConversation, asJson, isInAgentsChannel, tenantOf } from './address.ts';
import { parseAgentAction } from './parse.ts';

export type ReceiveFromAgentsParts = {
  /** The channel's id. */
  readonly channel: string;
  /** The organisation whose people are agents. */
  readonly tenant: string;
  readonly find: Store['find'];
  readonly accept: Accept;
  readonly onAction: OnAgentAction;
  readonly connect: Connectors;
  readonly newId: () => string;
  readonly log: Log;
  /** How long one send may take. */
  readonly deadline: Deadline;
};

/** Answers an activity of the agents' channel; undefined: it is a customer's. */
export type ReceiveFromAgents = (activity: WireActivity) => Promise<HttpResponse | undefined>;

/**
 * Takes what is done in the agents' channel, and learns from it how the channel is reached. Ask it only about
 * activities that are proven; what comes from the channel is never a customer's.
 */
export function receiveFromAgents(parts: ReceiveFromAgentsParts): ReceiveFromAgents {
  const { channel, tenant, find, accept, onAction, connect, newId, log, deadline } = parts;
  const conversation = agentsChannelConversation(channel);

  const learn = async (activity: WireActivity): Promise<void> => {
    const address = agentsChannelAddress(activity, channel, tenant);
    const known = readAddress((await find(conversation))?.address);
    if (!address || isSame(known, address)) return;
    await accept({
      conversation,
      key: `address:${activity.id ?? newId()}`,
      by: 'channel',
      body: { type: 'event', name: 'desk-channel' },
      answerBy: 'log',
      channel: 'teams-desk',
      group: true,
      address: asJson(address),
    });
    log.info("the agents' channel is known", { channel, host: new URL(address.serviceUrl).host });
  };

  const reply = (activity: WireActivity, text: string): void => {
    const place = agentsChannelAddress(activity, activity.conversation?.id ?? channel, tenant);
    if (!place) return;
    // Words for an agent are no part of any conversation: lost, they are asked for again.
    post(connect, place, { ...activityFrame(place), text, textFormat: 'plain' }, deadline).catch((error: unknown) => {
      log.debug('words for an agent not shown', { error });
    });
  };

  return async (activity) => {
    if (!isInAgentsChannel(activity, channel)) return undefined;
    if (tenantOf(activity) !== tenant) {
      log.warn("activity of the agents' channel from another tenant", { tenant: tenantOf(activity) });
      return httpRefusal(
        403,
        'Forbidden',
        "The agents' channel belongs to another tenant; MicrosoftAppTenantId names it.",
      );
    }
    await learn(activity);
    const action = parseAgentAction(activity, newId);
    const answer = action ? await onAction(action) : ({ type: 'nothing' } as const);
    if (activity.type === 'invoke') return { status: 200, body: invoked(answer) };
    if (answer.type === 'words') reply(activity, answer.text);
    return { status: 200 };
  };
}

function isSame(known: ReturnType<typeof readAddress>, now: NonNullable<ReturnType<typeof readAddress>>): boolean {
  return (
    known?.serviceUrl === now.serviceUrl &&
    known.bot.id === now.bot.id &&
    known.conversation.tenantId === now.conversation.tenantId
  );
}

/** What Teams shows whoever pressed the button, and nobody else. */
function invoked(answer: AgentActionAnswer): object {
  switch (answer.type) {
    case 'nothing':
      return {};
    case 'words':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
    case 'card':
      return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card };
  }
}
