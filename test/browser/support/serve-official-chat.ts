import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A page of somebody else's with the official Web Chat on it. */
export type OfficialChat = { readonly url: string; readonly close: () => void };

/** Keeps the conversation in the browser, as its documentation tells sites to: a reload goes on with it. */
const page = (domain: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
  <meta name="viewport" content="width=device-width"><title>A shop</title>
  <div id="webchat" style="block-size:100vh"></div><script src="/webchat.js"></script><script>
    const begun = () => fetch('/token', { method: 'POST' }).then((answer) => answer.text());
    (async () => {
      localStorage.chat ??= await begun();
      const { token, conversationId } = JSON.parse(localStorage.chat);
      const directLine = WebChat.createDirectLine({ domain: '${domain}', token, conversationId });
      WebChat.renderWebChat(
        { directLine, locale: 'en-US', styleOptions: { suggestedActionLayout: 'stacked' } },
        document.getElementById('webchat'),
      );
    })();
  </script>`;

/** Serves the official Web Chat, unmodified, for the desk at this address; its server holds the master key. */
export async function serveOfficialChat(desk: () => string, secret: string): Promise<OfficialChat> {
  const bundle = await readFile(
    join(import.meta.dirname, '../../official-clients/node_modules/botframework-webchat/dist/webchat.js'),
  );
  const server = createServer(async ({ url }, response) => {
    const domain = `${desk()}/v3/directline`;
    const give = (type: string, body: string | Buffer, status = 200) => {
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    };
    if (url === '/webchat.js') {
      give('text/javascript', bundle);
    } else if (url === '/token') {
      const answer = await fetch(`${domain}/tokens/generate`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ user: { id: `dl_${crypto.randomUUID()}` } }),
      });
      give('application/json', await answer.text(), answer.status);
    } else {
      give('text/html', page(domain));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
