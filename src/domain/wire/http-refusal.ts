import { present } from '../present.ts';
import type { HttpResponse } from './http.ts';

/**
 * A request turned down, in the shape in which the Bot Framework's protocols give their errors, and all our other
 * addresses as well; the message tells the cure.
 */
export function httpRefusal(
  status: number,
  code: string,
  message: string,
  headers?: HttpResponse['headers'],
): HttpResponse {
  return present({ status, body: { error: { code, message } }, headers });
}
