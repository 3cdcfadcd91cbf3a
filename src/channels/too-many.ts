import type { Answered } from '../domain/wire/http.ts';
import { refusal } from './refusal.ts';

/** A request turned down for now; `wait` is how long, in seconds. */
export function tooMany(message: string, wait: number): Answered {
  return { ...refusal(429, 'TooManyRequests', message), headers: { 'retry-after': String(wait) } };
}
