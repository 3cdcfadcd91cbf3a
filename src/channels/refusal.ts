import type { HttpResponse } from '../domain/wire/http.ts';

/** A request turned down, in the shape the Bot Framework's protocols give their errors; the message tells the cure. */
export function httpRefusal(status: number, code: string, message: string): HttpResponse {
  return { status, body: { error: { code, message } } };
}
