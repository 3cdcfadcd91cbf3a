import type { ConnectorClient } from 'botframework-connector';
import type { Deadline } from '../../../domain/ports/deadline.ts';
import type { Connectors } from './connectors.ts';

/** Makes one request of a channel's service; rejects at its deadline, whatever the SDK is waiting for. */
export function request<T>(
  connect: Connectors,
  serviceUrl: string,
  deadline: Deadline,
  make: (conversations: ConnectorClient['conversations'], options: { abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const giveUp = deadline();
  const made = connect(serviceUrl).then(({ conversations }) => {
    giveUp.throwIfAborted();
    return make(conversations, { abortSignal: giveUp });
  });
  return new Promise((resolve, reject) => {
    giveUp.addEventListener('abort', () => reject(new DOMException('No answer in time.', 'TimeoutError')), {
      once: true,
    });
    made.then(resolve, reject);
  });
}
