import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../domain/ports/log.ts';
import type { HttpRequest, HttpResponse, Socket } from '../domain/wire/http.ts';
import type { SocketRoute } from '../domain/wire/route.ts';
import type { ClientOrigin } from './proxies.ts';
import { answerTo } from './serve-routes.ts';
import type { ServerMetrics } from './server-metrics.ts';

export type SocketParts = {
  readonly server: Server;
  readonly routes: readonly SocketRoute[];
  readonly log: Log;
  readonly metrics?: Pick<ServerMetrics, 'sockets'>;
  readonly sourceOf: (request: IncomingMessage) => ClientOrigin;
  /** How often a socket must show that somebody is still there, ms. */
  readonly heartbeat?: number;
};

// Not imported: what imports `node:http` gets all of its exports, one of which is a whole client of HTTP, 5 MB and 0.05 s.
const { STATUS_CODES } = process.getBuiltinModule('node:http');

/** Clients have nothing to say here but empty frames. */
const longestFrame = 4096;

/** Opens sockets under the given routes, drops the dead ones, and closes all in the end. */
export function serveSockets(parts: SocketParts): { readonly close: () => void } {
  const { server, log, metrics, sourceOf, heartbeat = 30_000 } = parts;
  const routes = parts.routes.map((route) => ({ route, match: matcher(route.path) }));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestFrame, perMessageDeflate: false });
  const answering = new WeakSet<WebSocket>();

  const upgrade = async (request: IncomingMessage, duplex: Duplex, head: Buffer): Promise<void> => {
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    if (url === null) return refuse(duplex, { status: 400 });
    for (const { route, match } of routes) {
      const params = match(url.pathname);
      if (params === undefined) continue;
      const opening = await route.open(askedOf(request, url, params, sourceOf(request)));
      if (opening.type === 'refused') return refuse(duplex, opening.answered);
      sockets.handleUpgrade(request, duplex, head, (socket) => {
        answering.add(socket);
        metrics?.sockets(1);
        socket.on('pong', () => answering.add(socket));
        socket.on('close', () => metrics?.sockets(-1));
        socket.on('error', (error) => log.debug('a socket failed', { error }));
        opening.begin(plainSocket(socket, () => answering.add(socket)));
      });
      return;
    }
    refuse(duplex, { status: 404, body: { error: { code: 'NotFound', message: 'There is no socket here.' } } });
  };

  // Without this, a client that offers HTTP/2 beside its request would be cut off. The property is Node's; its types
  // know it only as an option, which restify does not pass on.
  Object.assign(server, { shouldUpgradeCallback: wantsSocket });
  server.on('upgrade', (request, duplex, head) => {
    duplex.on('error', () => duplex.destroy());
    upgrade(request, duplex, head).catch((error: unknown) => {
      log.error('a socket could not be opened', { error });
      refuse(duplex, answerTo(error));
    });
  });
  const beat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!answering.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, heartbeat);
  beat.unref();

  return {
    close: () => {
      clearInterval(beat);
      for (const socket of sockets.clients) {
        socket.close(1001, 'The server is going away; connect again.');
        setTimeout(() => socket.terminate(), 1000).unref();
      }
      sockets.close();
    },
  };
}

function wantsSocket(request: IncomingMessage): boolean {
  return request.headers.upgrade?.toLowerCase() === 'websocket';
}

function askedOf(
  request: IncomingMessage,
  url: URL,
  params: Record<string, string>,
  source: ClientOrigin,
): HttpRequest {
  return {
    method: 'GET',
    path: url.pathname,
    params,
    query: url.searchParams,
    // Only `set-cookie`, which no request carries, is a list.
    headers: request.headers as HttpRequest['headers'],
    body: new Uint8Array(0),
    ...source,
  };
}

function plainSocket(socket: WebSocket, heard: () => void): Socket {
  return {
    send: (text, sent) => socket.send(text, () => sent?.()),
    backlog: () => socket.bufferedAmount,
    close: (code, reason) => socket.close(code, reason),
    onText: (listener) =>
      socket.on('message', (content, isBinary) => {
        heard();
        if (!isBinary) listener(String(content));
      }),
    onClose: (listener) => socket.on('close', () => listener()),
  };
}

/** Parameters of a path that fits `/a/:id/b`; undefined where it does not fit. */
function matcher(path: string): (pathname: string) => Record<string, string> | undefined {
  const pattern = new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[\\w.~-]+)')}$`);
  return (pathname) => {
    const match = pattern.exec(pathname);
    return match === null ? undefined : { ...match.groups };
  };
}

/** An HTTP answer written by hand: an upgrade has no response object. */
function refuse(duplex: Duplex, { status, body, headers }: HttpResponse): void {
  if (!duplex.writable) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  const more = Object.entries(headers ?? {})
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  duplex.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\n${more}` +
      `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}
