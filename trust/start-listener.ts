import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** Where a bot's replies are sent, as a channel takes them; it keeps each, also one that comes twice. */
export type Listener = {
  readonly url: string;
  readonly heard: () => readonly { readonly conversation: string; readonly text: string }[];
  readonly close: () => Promise<void>;
};

export async function startListener(): Promise<Listener> {
  const heard: { conversation: string; text: string }[] = [];
  const server = createServer(async (request, response) => {
    const activity = JSON.parse((await text(request)) || '{}');
    const [, conversation = ''] = /^\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '') ?? [];
    if (activity.type === 'message') heard.push({ conversation, text: String(activity.text) });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `${heard.length}` }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    heard: () => heard,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
