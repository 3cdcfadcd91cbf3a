import type { DeskRefusal } from '../domain/wire/desk-wire.ts';
import type { Answered } from '../domain/wire/http.ts';

/** A request of the agents' page turned down; the message tells the cure. */
export function refusal(status: number, code: string, message: string, headers?: Answered['headers']): Answered {
  return { status, body: { error: { code, message } } satisfies DeskRefusal, ...(headers && { headers }) };
}
