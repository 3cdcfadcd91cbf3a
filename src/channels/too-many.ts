import type { HttpResponse } from '../domain/wire/http.ts';
import { httpRefusal } from './refusal.ts';

/** A request turned down for now; `wait` is how long, in seconds. */
export function tooMany(message: string, wait: number): HttpResponse {
  return { ...httpRefusal(429, 'TooManyRequests', message), headers: { 'retry-after': String(wait) } };
}
