import { ticketWebhook } from '../../src/backends/webhook/ticket-webhook.ts';
import { backendPromises } from './promises.ts';
import { startReceiver } from './start-receiver.ts';

const secret = 'a secret of at least thirty-two characters';

backendPromises('tickets by webhook', {
  startFar: startReceiver,
  backendOf: (side, { url }, deadline) => ticketWebhook({ ...side, url, secret, deadline }),
});
