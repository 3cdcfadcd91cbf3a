/** The part of autocannon that the benchmarks use; it publishes no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export type Request = {
    method?: 'POST';
    path?: string;
    headers?: Readonly<Record<string, string>>;
    body?: string;
    /** Makes each request anew, just before it goes. */
    setupRequest?: (request: Request) => Request;
    onResponse?: (status: number, body: string) => void;
  };

  export type Client = { setRequests: (requests: readonly Request[]) => void };

  export type Options = {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Seconds. */
    timeout?: number;
    /** Called with each connection before its first request. */
    setupClient?: (client: Client) => void;
  };

  export type Result = { errors: number; timeouts: number; non2xx: number };

  /** Emits `response` (client, status, bytes, ms) for each. */
  export type Instance = EventEmitter & PromiseLike<Result>;

  export default function autocannon(options: Options): Instance;
}
