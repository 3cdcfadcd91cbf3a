/** A value as JSON knows it. What a channel sends us is kept as this and read only by that channel. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** The value if it is an object of JSON; undefined for lists, plain values and nothing. */
export function asObject(value: Json | undefined): JsonObject | undefined;
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined;
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  // An object of JSON has no other keys than strings, and `isArray` does not narrow a readonly list away.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
