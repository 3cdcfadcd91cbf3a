import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { FixpathError } from '../domain/error.ts';
import type { Log } from '../domain/ports/log.ts';
import type { HttpResponse } from '../domain/wire/http.ts';
import { httpRefusal } from '../domain/wire/http-refusal.ts';
import type { Route, SocketRoute } from '../domain/wire/route.ts';
import { createRestify, type RestifyRequest } from './create-restify.ts';
import { clientOriginBehind, isHost } from './proxies.ts';
import { serveRoutes, serverFault } from './serve-routes.ts';
import { serveSockets } from './serve-sockets.ts';
import type { ServerMetrics } from './server-metrics.ts';
import { type Headers, writeResponse } from './write-response.ts';

export type ServerParts = {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly sockets?: readonly SocketRoute[];
  readonly log: Log;
  readonly metrics?: ServerMetrics;
  /** Proxies whose forwarding headers are believed: addresses, networks, `loopback`. */
  readonly trustProxy?: readonly string[];
  /** Web sites whose pages may call the shared routes: `https://shop.example`. */
  readonly origins?: readonly string[];
  /** How long a body may take to arrive, ms. */
  readonly patience?: number;
  /** How long the head of a request may take to arrive, ms, and a fifth of that. */
  readonly headerPatience?: number;
  /** How many bytes of bodies may be under way, beside small ones. */
  readonly bodyRoom?: number;
  /** How often a socket must show that somebody is still there, ms. */
  readonly heartbeat?: number;
};

export type RunningServer = {
  /** Scheme, host and port: `http://127.0.0.1:3978`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more, lets what is under way finish for a few seconds, and closes all sockets. */
  readonly close: () => Promise<void>;
};

/** How long a closing server waits for answers that are under way, ms. */
const farewell = 3_000;

/** Starts the web server; resolves once it listens. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { log, headerPatience = 15_000 } = parts;
  const sourceOf = clientOriginBehind(parts.trustProxy ?? []);
  const sharedWith = corsFor(parts.origins ?? []);
  const restify = createRestify();
  const { server } = restify;
  server.headersTimeout = headerPatience;
  // How often Node looks who is late; its own half minute would come on top. Its types know it as an option only.
  Object.assign(server, { connectionsCheckingInterval: headerPatience / 5 });
  server.requestTimeout = 60_000;
  // Longer than the minute after which most proxies drop an idle connection, so that it is never we who race them.
  server.keepAliveTimeout = 75_000;

  restify.first((request, response) => {
    if (!parses(request)) {
      writeResponse(response, httpRefusal(400, 'BadRequest', 'The Host header or the address is malformed.'));
      return false;
    }
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return true;
    const shared = sharedWith(request.headers.origin);
    writeResponse(response, { status: 204 }, shared === undefined ? undefined : { ...shared, ...preflightHeaders });
    return false;
  });
  serveRoutes(restify, { ...parts, sourceOf, sharedWith });
  restify.on('restifyError', (request, response, error, done) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error('a request failed', { method: request.method, error });
    const { body } = routingFaults[status] ?? serverFault;
    // By restify's own way, or it would answer once more.
    if (!response.headersSent) response.sendRaw(status, JSON.stringify(body), jsonHeaders);
    done();
  });
  const sockets = serveSockets({ ...parts, server, routes: parts.sockets ?? [], sourceOf });
  // Restify passes this on to itself, where it would end the process if nobody listened; we hear it below.
  restify.on('error', () => {});
  try {
    server.listen(parts.port, parts.host);
    await once(server, 'listening');
  } catch (error) {
    sockets.close();
    throw new FixpathError(
      'http-cannot-listen',
      `Cannot listen on ${parts.host}:${parts.port}: ${String(error)}. Set HOST and PORT to an address that is free.`,
      { cause: error },
    );
  }
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${parts.host.includes(':') ? `[${parts.host}]` : parts.host}:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      sockets.close();
      server.closeIdleConnections();
      const end = setTimeout(() => server.closeAllConnections(), farewell);
      await closed;
      clearTimeout(end);
    },
  };
}

const jsonHeaders: Headers = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

const routingFaults: Readonly<Record<number, HttpResponse>> = {
  404: httpRefusal(404, 'NotFound', 'There is nothing at this address.'),
  405: httpRefusal(405, 'MethodNotAllowed', 'This address takes other methods; see the Allow header.'),
};

function parses(request: RestifyRequest): boolean {
  try {
    request.getUrl();
    return isHost(request.headers.host ?? '');
  } catch {
    return false;
  }
}

/**
 * Which web sites' pages may read our answers: those of `WEB_CHAT_ORIGINS`. Direct Line takes no
 * cookies, so a foreign page gains nothing by calling it that it could not do from anywhere else; the list still holds,
 * because an operator who names the sites of the widget expects a token that leaked to another site to be useless there.
 */
function corsFor(origins: readonly string[]): (origin: string | undefined) => Headers | undefined {
  const allowed = new Set(origins);
  return (origin) => {
    if (origin === undefined || !allowed.has(origin)) return undefined;
    return { 'access-control-allow-origin': origin, vary: 'Origin', 'access-control-expose-headers': 'Retry-After' };
  };
}

/** What a preflight is told, beside the origin. */
const preflightHeaders: Headers = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'access-control-max-age': '7200',
};
