import type { IncomingMessage } from 'node:http';
import { FixpathError } from '../domain/error.ts';
import { lastingTroubles, passingTroubles } from '../domain/error-codes.ts';
import type { Log } from '../domain/ports/log.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';
import { httpRefusal } from '../domain/wire/http-refusal.ts';
import type { Route } from '../domain/wire/route.ts';
import type { RestifyRequest, RestifyResponse, RestifyServer } from './create-restify.ts';
import type { ClientOrigin } from './proxies.ts';
import { type BodyRoom, readBody } from './read-body.ts';
import type { ServerMetrics } from './server-metrics.ts';
import { type Headers, writeResponse } from './write-response.ts';

export type RouteServing = {
  readonly routes: readonly Route[];
  readonly log: Log;
  readonly metrics?: Pick<ServerMetrics, 'route'>;
  readonly sourceOf: (request: IncomingMessage) => ClientOrigin;
  /** The headers by which pages of an allowed web site may read an answer. */
  readonly sharedWith: (origin: string | undefined) => Headers | undefined;
  /** How long a body may take to arrive, ms. */
  readonly patience?: number;
  /** How many bytes of bodies may be under way, beside small ones. */
  readonly bodyRoom?: number;
};

const usualLimit = 256 * 1024;
/** A few times as much is in memory while files are read and stored. */
const usualRoom = 32 * 1024 * 1024;
/** The official client gives up an upload after this time as well. */
const usualPatience = 20_000;

/** What is answered where the fault is ours; the log has the cause. */
export const serverFault = httpRefusal(500, 'ServerError', 'Something went wrong here; try again.');

/** What is answered while nothing can be stored: nothing is lost, for it was not acknowledged. */
const notStored = httpRefusal(503, 'NotStored', 'This cannot be stored at the moment; send it again.', {
  'retry-after': '5',
});

/** The answer to a request that threw. */
export function answerTo(error: unknown): HttpResponse {
  const isStore = error instanceof FixpathError && (passingTroubles.has(error.code) || lastingTroubles.has(error.code));
  return isStore ? notStored : serverFault;
}

/** Puts plain functions behind restify's router: each gets its request with the body read, and a GET answers HEAD too. */
export function serveRoutes(restify: RestifyServer, serving: RouteServing): void {
  const { routes, log, metrics, sourceOf, sharedWith, patience = usualPatience, bodyRoom = usualRoom } = serving;
  const room: BodyRoom = { taken: 0, most: bodyRoom };

  const answer = async (route: Route, request: RestifyRequest, response: RestifyResponse): Promise<void> => {
    const extra = route.shared ? sharedWith(request.headers.origin) : undefined;
    try {
      const read = readBody(request, route.limit ?? usualLimit, patience, room);
      const body = read instanceof Promise ? await read : read;
      if (body.type === 'gone') return;
      if (body.type === 'refused') {
        const wait = body.status === 503 ? { 'retry-after': '2' } : undefined;
        writeResponse(response, httpRefusal(body.status, body.code, body.message, wait), extra);
        return;
      }
      try {
        writeResponse(response, await route.answer(requestOf(request, body.bytes, sourceOf(request))), extra);
      } finally {
        room.taken -= body.bytes.length;
      }
    } catch (error) {
      log.error('a request failed', { method: route.method, route: route.path, error });
      writeResponse(response, answerTo(error), extra);
    }
  };

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
}

function requestOf(request: RestifyRequest, body: Uint8Array, source: ClientOrigin): HttpRequest {
  const url = request.getUrl();
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    params: request.params,
    // Taken apart for whoever asks.
    get query() {
      return url.searchParams;
    },
    // Only `set-cookie`, which no request carries, is a list.
    headers: request.headers as HttpRequest['headers'],
    body,
    ...source,
  };
}
