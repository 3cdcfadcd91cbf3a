import type { IncomingMessage, Server as NodeServer, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

/** A request as restify hands it on. */
export type RestifyRequest = IncomingMessage & {
  readonly params: Readonly<Record<string, string>>;
  /** Parsed once and kept. Throws where host and target make no URL. */
  readonly getUrl: () => URL;
};

export type RestifyResponse = ServerResponse & {
  readonly sendRaw: (status: number, body: string, headers: Readonly<Record<string, string>>) => void;
};

type Next = (go?: false) => void;

type Handle = (request: RestifyRequest, response: RestifyResponse, next: Next) => void;

type OnError = (
  request: RestifyRequest,
  response: RestifyResponse,
  error: { readonly statusCode?: number },
  done: () => void,
) => void;

/** The part of restify that we use, as restify 12 has it; the published types are those of version 8, and know none of its files. */
export type RestifyServer = {
  readonly server: NodeServer;
  readonly get: (path: string, handle: Handle) => void;
  readonly head: (path: string, handle: Handle) => void;
  readonly post: (path: string, handle: Handle) => void;
  /** Runs before restify touches a request; `false` says that it is answered. */
  readonly first: (look: (request: RestifyRequest, response: RestifyResponse) => boolean) => void;
  readonly on: {
    (event: 'error', listener: (error: Error) => void): void;
    (event: 'restifyError', listener: OnError): void;
  };
};

type RestifyOptions = { readonly name: string; readonly log: object };

const require = createRequire(import.meta.url);

// Its own files, because the index loads all its plugins, of which we use none: 0.1 s.
const Server: new (
  options: RestifyOptions & { readonly router: object },
) => RestifyServer = require('restify/lib/server.js');
const Router: new (options: RestifyOptions) => object = require('restify/lib/router.js');

const quiet = (): void => {};

/**
 * Makes a restify server that says nothing: no `Server` header, and no log lines of its own. Those would hold whole
 * requests, bearer tokens included.
 */
export function createRestify(): RestifyServer {
  const log = { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet, child: () => log };
  const options = { name: '', log };
  return new Server({ ...options, router: new Router(options) });
}
