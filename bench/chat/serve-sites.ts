import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

export type Sites = {
  readonly url: string;
  /** Says where the desk is, once it runs. */
  readonly show: (desk: string) => void;
  readonly close: () => void;
};

const html = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A shop</title>${body}`;

/**
 * A shop with our launcher at `/ours`, and at `/official` with a button that opens the official Web Chat in a frame, as
 * its own documentation embeds it: the bundle, a token, and `renderWebChat`.
 */
export async function serveSites(secret: string): Promise<Sites> {
  const bundle = await readFile(
    join(import.meta.dirname, '../../test/official-clients/node_modules/botframework-webchat/dist/webchat.js'),
  );
  const { BROTLI_PARAM_QUALITY } = constants;
  // As our own build compresses.
  const small = await promisify(brotliCompress)(bundle, { params: { [BROTLI_PARAM_QUALITY]: 10 } });
  let desk = '';
  const pages: Readonly<Record<string, () => string>> = {
    '/ours': () => html(`<h1>A shop</h1><script src="${desk}/widget.js" defer></script>`),
    '/official': () =>
      html(`<h1>A shop</h1><button onclick="
      const frame = document.createElement('iframe');
      frame.src = '/frame';
      frame.style = 'position:fixed;inset:0;inline-size:100%;block-size:100%';
      document.body.append(frame)">Chat</button>`),
    '/frame': () =>
      html(`<div id="webchat" style="block-size:100vh"></div><script src="/webchat.js"></script><script>
      fetch('/token', { method: 'POST' }).then((answer) => answer.json()).then(({ token }) => {
        const directLine = WebChat.createDirectLine({ domain: '${desk}/v3/directline', token });
        WebChat.renderWebChat({ directLine, locale: 'en-US' }, document.getElementById('webchat'));
      });</script>`),
  };
  const server = createServer(async ({ url = '' }, response) => {
    if (url === '/webchat.js') {
      response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'br' }).end(small);
    } else if (url === '/token') {
      const answer = await fetch(`${desk}/v3/directline/tokens/generate`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ user: { id: `dl_${crypto.randomUUID()}` } }),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    } else {
      const page = pages[url];
      response.writeHead(page ? 200 : 404, { 'content-type': 'text/html' }).end(page?.() ?? '');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: (address) => {
      desk = address;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
