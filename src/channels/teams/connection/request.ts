import type { ConnectorClient } from 'botframework-connector';
import type { Connectors } from './connectors.ts';

/** Makes one request of a channel's service; rejects after `deadline` ms, whatever the SDK is waiting for. */
export async function request<T>(
  connect: Connectors,
  serviceUrl: string,
  deadline: number,
  make: (conversations: ConnectorClient['conversations'], options: { abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const giveUp = new AbortController();
  const late = Promise.withResolvers<never>();
  const timeout = setTimeout(() => {
    giveUp.abort();
    late.reject(new DOMException(`No answer within ${deadline} ms.`, 'TimeoutError'));
  }, deadline);
  try {
    const connector = await Promise.race([connect(serviceUrl), late.promise]);
    const made = make(connector.conversations, { abortSignal: giveUp.signal });
    made.catch(() => undefined);
    return await Promise.race([made, late.promise]);
  } finally {
    clearTimeout(timeout);
  }
}
