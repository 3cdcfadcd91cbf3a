import type { Json, JsonObject } from '../domain/json.ts';

/** The value if it is a JSON object; undefined for lists, plain values and nothing. */
export function jsonObject(value: Json | undefined): JsonObject | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // `isArray` does not narrow a readonly list away.
  return value as JsonObject;
}
