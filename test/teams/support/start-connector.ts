import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a channel's connector service received. */
export type Posted = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly activity: Record<string, unknown>;
};

/** How it answers: an answer, a cut connection, or never. */
export type Manner =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | 'reset'
  | 'silence';

/** A file that it hands out, or how it does not. */
type Served =
  | 'silence'
  | { readonly type: string; readonly content: Uint8Array }
  | { readonly status: number; readonly headers: Record<string, string> };

/** A channel's connector service on loopback: keeps what is posted, and answers as it is told. */
export async function startConnector() {
  const posts: Posted[] = [];
  const waiting: (() => void)[] = [];
  const hungUp = Promise.withResolvers<void>();
  const connector = {
    posts,
    /** Resolves once the bot has closed a connection that was never answered. */
    hungUp: hungUp.promise,
    /** What is handed out to who asks for it by GET, by its path, and the paths that were asked for. */
    files: new Map<string, Served>(),
    fetched: [] as string[],
    /** What was changed of posts, and refused if `refusesUpdates`. */
    updates: [] as Posted[],
    refusesUpdates: false,
    /** Files that were put where it said, and how it answers that. */
    uploads: [] as { readonly path: string; readonly range: string | undefined; readonly content: Buffer }[],
    uploadStatus: 201,

    url: '',
    host: '',
    manner: (() => ({ status: 201, body: { id: `receipt-${posts.length}` } })) as () => Manner,
    /** Resolves once that many posts have come. */
    received: async (count: number): Promise<readonly Posted[]> => {
      while (posts.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return posts;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method === 'GET') {
      const path = request.url ?? '';
      connector.fetched.push(path);
      const file = connector.files.get(path);
      if (file === 'silence') return;
      // What restify makes of it returns nothing to go on with.
      if (file === undefined) response.writeHead(404);
      else if ('status' in file) response.writeHead(file.status, file.headers);
      else response.writeHead(200, { 'content-type': file.type });
      response.end(file && 'content' in file ? file.content : undefined);
      return;
    }
    if (request.method === 'PUT' && !request.url?.startsWith('/v3/')) {
      const range = request.headers['content-range'];
      connector.uploads.push({ path: request.url ?? '', range, content: Buffer.concat(chunks) });
      response.writeHead(connector.uploadStatus);
      return void response.end();
    }
    const text = Buffer.concat(chunks).toString('utf8');
    const isUpdate = request.method === 'PUT';
    (isUpdate ? connector.updates : posts).push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      activity: text === '' ? {} : JSON.parse(text),
    });
    for (const go of waiting.splice(0)) go();
    if (isUpdate) {
      response.writeHead(connector.refusesUpdates ? 405 : 200, { 'content-type': 'application/json' });
      return void response.end('{}');
    }
    const manner = connector.manner();
    if (manner === 'silence') return void response.once('close', hungUp.resolve);
    if (manner === 'reset') return void request.socket.resetAndDestroy();
    response.writeHead(manner.status, { 'content-type': 'application/json', ...manner.headers });
    response.end(manner.body === undefined ? '' : JSON.stringify(manner.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  connector.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  connector.url = `http://${connector.host}/`;
  return connector;
}

export type Connector = Awaited<ReturnType<typeof startConnector>>;
