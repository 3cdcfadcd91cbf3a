import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of the site: what stands in it, and the headers it comes with. */
export type SitePage = { readonly html: string; readonly headers?: Readonly<Record<string, string>> };

/** A site of somebody else's. */
export type Site = {
  /** Another site than the desk's 127.0.0.1, as browsers see it: what the frame itself stores is kept apart. */
  readonly url: string;
  /** The same pages at an address that the desk was not told of. */
  readonly strangeUrl: string;
  readonly close: () => void;
};

/** Serves a page for each path, asked when somebody comes. */
export async function serveSite(page: (path: string) => SitePage): Promise<Site> {
  const server = createServer(({ url = '/' }, response) => {
    const { html, headers = {} } = page(url);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(
      `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A shop</title><h1>A shop</h1>${html}`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    strangeUrl: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
