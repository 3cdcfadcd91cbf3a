import { asObject } from '../domain/json.ts';
import type { HttpRequest } from '../domain/wire/http.ts';

/** The fields of a JSON body; empty for anything that is no object. What they hold is for the caller to look at. */
export function jsonBody({ body }: Pick<HttpRequest, 'body'>): Readonly<Record<string, unknown>> {
  try {
    return asObject(JSON.parse(new TextDecoder().decode(body))) ?? {};
  } catch {
    return {};
  }
}

/** A text that is not empty and no longer than `longest`; undefined for anything else. */
export function textIn(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longest ? value : undefined;
}
