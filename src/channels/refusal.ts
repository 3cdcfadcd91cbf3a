import type { Answered } from '../domain/wire/http.ts';

/** A request turned down, in the shape the Bot Framework's protocols give their errors; the message tells the cure. */
export function refusal(status: number, code: string, message: string): Answered {
  return { status, body: { error: { code, message } } };
}
