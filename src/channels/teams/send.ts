import type { Activity, ResourceResponse } from 'botframework-schema';
import type { Clock } from '../../domain/clock.ts';
import type { Log } from '../../domain/log.ts';
import type { Sender } from '../../domain/sender.ts';
import { type Address, readAddress } from './address.ts';
import type { AllowedService } from './allowed-service.ts';
import type { Connectors } from './connectors.ts';
import { dress, type Outgoing } from './dress.ts';
import { type Failure, sentOf } from './sent-of.ts';

export type SendParts = {
  readonly connect: Connectors;
  readonly allowed: AllowedService;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** How long one send may take, ms. */
  readonly deadline: number;
};

/** Carries a reply to its channel in exactly one request, and says how that ended. */
export function sendBy({ connect, allowed, clock, random, log, deadline }: SendParts): Sender {
  return async (item) => {
    const address = readAddress(item.address);
    if (!address) return { type: 'refused', why: 'The conversation has no address of a Bot Framework channel.' };
    if (!allowed(address.serviceUrl))
      return { type: 'refused', why: 'The host of its serviceUrl is not on the list; SERVICE_URLS sets that list.' };
    const activity = dress(item.body, address);
    if (!activity) return { type: 'refused', why: 'There is nothing in the entry that a channel could show.' };
    try {
      const { id } = await post(connect, address, activity, deadline);
      return id ? { type: 'sent', receipt: id } : { type: 'sent' };
    } catch (error) {
      const failure = failureIn(error);
      log.debug('send failed', { item: item.id, host: new URL(address.serviceUrl).host, ...failure });
      return sentOf(failure, item.attempts, clock(), random);
    }
  };
}

/** Posts one activity; rejects after `deadline` ms, whatever the SDK is waiting for. */
export async function post(
  connect: Connectors,
  { serviceUrl, conversation }: Address,
  activity: Outgoing,
  deadline: number,
): Promise<Partial<ResourceResponse>> {
  const giveUp = new AbortController();
  const late = Promise.withResolvers<never>();
  const timeout = setTimeout(() => {
    giveUp.abort();
    late.reject(new DOMException(`No answer within ${deadline} ms.`, 'TimeoutError'));
  }, deadline);
  try {
    const connector = await Promise.race([connect(serviceUrl), late.promise]);
    // The SDK asks for its own class of dates and enums; plain JSON is what it makes of them.
    const sent = connector.conversations.sendToConversation(conversation.id, activity as unknown as Activity, {
      abortSignal: giveUp.signal,
    });
    sent.catch(() => undefined);
    return await Promise.race([sent, late.promise]);
  } finally {
    clearTimeout(timeout);
  }
}

/** What an error of the SDK tells: the channel's answer where there was one. */
function failureIn(error: unknown): Failure {
  const { message, statusCode, response } = error as {
    message?: unknown;
    statusCode?: unknown;
    response?: { status?: unknown; bodyAsText?: unknown; headers?: { get?: (name: string) => string | undefined } };
  };
  const status = typeof statusCode === 'number' ? statusCode : response?.status;
  return {
    status: typeof status === 'number' ? status : undefined,
    code: codeIn(response?.bodyAsText),
    retryAfter: response?.headers?.get?.('retry-after'),
    why: (typeof message === 'string' ? message : 'no answer').slice(0, 300),
  };
}

function codeIn(body: unknown): string | undefined {
  try {
    const { error } = JSON.parse(String(body)) as { error?: { code?: unknown } };
    return typeof error?.code === 'string' ? error.code : undefined;
  } catch {
    return undefined;
  }
}
