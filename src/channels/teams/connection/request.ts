import type { ConnectorClient } from 'botframework-connector';
import { within } from '../../../domain/deadline.ts';
import type { Connectors } from './connectors.ts';

/** Makes one request of a channel's service; rejects after `deadline` ms, whatever the SDK is waiting for. */
export function request<T>(
  connect: Connectors,
  serviceUrl: string,
  deadline: number,
  make: (conversations: ConnectorClient['conversations'], options: { abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const giveUp = new AbortController();
  const made = connect(serviceUrl).then(({ conversations }) => {
    giveUp.signal.throwIfAborted();
    return make(conversations, { abortSignal: giveUp.signal });
  });
  return within(deadline, made, () => {
    giveUp.abort();
    return new DOMException(`No answer within ${deadline} ms.`, 'TimeoutError');
  });
}
