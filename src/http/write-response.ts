import type { ServerResponse } from 'node:http';
import type { HttpResponse } from '../domain/wire/http.ts';

export type Headers = Readonly<Record<string, string>>;

/** Sends an answer. Nothing is kept by caches unless the answer says so itself, and no type is ever guessed. */
export function writeResponse(response: ServerResponse, answered: HttpResponse, extra?: Headers): void {
  if (response.headersSent || response.destroyed) return;
  const { body } = answered;
  const headers: Record<string, string | number | string[]> = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  let bytes: string | Uint8Array | undefined;
  if (body instanceof Uint8Array) {
    bytes = body;
  } else if (typeof body === 'string') {
    headers['content-type'] = 'text/plain; charset=utf-8';
    bytes = body;
  } else if (body !== undefined) {
    headers['content-type'] = 'application/json; charset=utf-8';
    bytes = JSON.stringify(body);
  }
  if (answered.status !== 204 && answered.status !== 304) {
    headers['content-length'] = bytes === undefined ? 0 : Buffer.byteLength(bytes);
  }
  if (answered.headers !== undefined) Object.assign(headers, answered.headers);
  if (extra !== undefined) Object.assign(headers, extra);
  response.writeHead(answered.status, headers);
  response.end(bytes);
}
