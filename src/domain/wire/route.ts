import type { HttpRequest, HttpResponse, SocketDecision } from './http.ts';

/** One path and method, and the plain function that answers it. */
export type Route = {
  readonly method: 'GET' | 'POST';
  /** `/files/:id`; a `*` at the end stands for the rest. */
  readonly path: string;
  readonly answer: (asked: HttpRequest) => HttpResponse | Promise<HttpResponse>;
  /** The most a body may have, in bytes; 256 KB if left out. */
  readonly limit?: number;
  /** Pages of the allowed web sites may call it from their own origin. */
  readonly shared?: boolean;
};

/** A path under which sockets are opened. */
export type SocketRoute = {
  readonly path: string;
  readonly open: (asked: HttpRequest) => Promise<SocketDecision>;
};

/** All that one part of the program answers. */
export type Routes = { readonly routes: readonly Route[]; readonly sockets?: readonly SocketRoute[] };
