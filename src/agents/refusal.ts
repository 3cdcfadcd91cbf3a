import type { DeskRefusal } from '../domain/wire/desk-wire.ts';
import type { HttpResponse } from '../domain/wire/http.ts';

/** A request of the agents' page turned down; the message tells the cure. */
export function deskRefusal(
  status: number,
  code: string,
  message: string,
  headers?: HttpResponse['headers'],
): HttpResponse {
  return { status, body: { error: { code, message } } satisfies DeskRefusal, ...(headers && { headers }) };
}
