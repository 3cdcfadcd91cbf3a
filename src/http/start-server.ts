import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { FixpathError } from '../domain/error.ts';
import type { Log } from '../domain/ports/log.ts';
import type { HttpRequest } from '../domain/wire/http.ts';
import { corsFor, preflightHeaders } from './cors.ts';
import type { Metrics } from './create-metrics.ts';
import { createRestify, type RestifyRequest, type RestifyResponse } from './create-restify.ts';
import { clientOriginBehind, isHost } from './proxies.ts';
import { readBody } from './read-body.ts';
import type { Route, SocketRoute } from './route.ts';
import { serveSockets } from './serve-sockets.ts';
import { type Headers, writeResponse } from './write-response.ts';

export type ServerParts = {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly sockets?: readonly SocketRoute[];
  readonly log: Log;
  readonly metrics?: Metrics;
  /** Proxies whose forwarding headers are believed: addresses, networks, `loopback`. */
  readonly trustProxy?: readonly string[];
  /** Web sites whose pages may call the shared routes: `https://shop.example`. */
  readonly origins?: readonly string[];
  /** How long a body may take to arrive, ms. */
  readonly patience?: number;
  /** How often a socket must show that somebody is still there, ms. */
  readonly heartbeat?: number;
};

export type RunningServer = {
  readonly port: number;
  /** Takes no more, lets what is under way finish for a few seconds, and closes all sockets. */
  readonly close: () => Promise<void>;
};

const usualLimit = 256 * 1024;
/** The official client gives up an upload after this time as well. */
const usualPatience = 20_000;
/** How long a closing server waits for answers that are under way, ms. */
const farewell = 3_000;

/** Starts the web server; resolves once it listens. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { routes, log, metrics, patience = usualPatience } = parts;
  const sourceOf = clientOriginBehind(parts.trustProxy ?? []);
  const sharedWith = corsFor(parts.origins ?? []);
  const restify = createRestify();
  const { server } = restify;
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  // Longer than the minute after which most proxies drop an idle connection, so that it is never we who race them.
  server.keepAliveTimeout = 75_000;

  const asked = (request: RestifyRequest, body: Uint8Array): HttpRequest => {
    const url = request.getUrl();
    const { from, origin } = sourceOf(request);
    return {
      method: request.method ?? 'GET',
      path: url.pathname,
      params: request.params,
      query: url.searchParams,
      // Only `set-cookie`, which no request carries, is a list.
      headers: request.headers as HttpRequest['headers'],
      body,
      from,
      origin,
    };
  };

  const answer = async (route: Route, request: RestifyRequest, response: RestifyResponse): Promise<void> => {
    const extra = route.shared ? sharedWith(request.headers.origin) : undefined;
    try {
      const read = readBody(request, route.limit ?? usualLimit, patience);
      const body = read instanceof Promise ? await read : read;
      if (body.type === 'gone') return;
      if (body.type === 'refused') {
        writeResponse(response, fault(body.status, body.code, body.message), extra);
        return;
      }
      writeResponse(response, await route.answer(asked(request, body.bytes)), extra);
    } catch (error) {
      log.error('a request failed', { method: route.method, route: route.path, error });
      writeResponse(response, fault(500, 'ServerError', 'Something went wrong here; try again.'), extra);
    }
  };

  restify.first((request, response) => {
    if (!parses(request)) {
      writeResponse(response, fault(400, 'BadRequest', 'The Host header or the address is malformed.'));
      return false;
    }
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return true;
    const shared = sharedWith(request.headers.origin);
    writeResponse(response, { status: 204 }, shared === undefined ? undefined : { ...shared, ...preflightHeaders });
    return false;
  });

  for (const route of routes) {
    const seen = metrics?.route(route.method, route.path);
    const handle = (request: RestifyRequest, response: RestifyResponse, next: (go?: false) => void): void => {
      const began = performance.now();
      void answer(route, request, response).then(() => {
        seen?.(response.statusCode, performance.now() - began);
        next(false);
      });
    };
    if (route.method === 'POST') {
      restify.post(route.path, handle);
    } else {
      restify.get(route.path, handle);
      restify.head(route.path, handle);
    }
  }

  restify.on('restifyError', (request, response, error, done) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error('a request failed', { method: request.method, error });
    if (!response.headersSent) {
      const said = routingFaults[status] ?? { code: 'ServerError', message: 'Something went wrong here; try again.' };
      response.sendRaw(status, JSON.stringify({ error: said }), jsonHeaders);
    }
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
  return {
    // A server that listens on a port has such an address.
    port: (server.address() as AddressInfo).port,
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

const routingFaults: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  404: { code: 'NotFound', message: 'There is nothing at this address.' },
  405: { code: 'MethodNotAllowed', message: 'This address takes other methods; see the Allow header.' },
};

function parses(request: RestifyRequest): boolean {
  try {
    request.getUrl();
    return isHost(request.headers.host ?? '');
  } catch {
    return false;
  }
}

function fault(status: number, code: string, message: string) {
  return { status, body: { error: { code, message } } };
}
