import { asObject } from '../../domain/json.ts';
/** Readers of an unknown value: a value of another type counts as absent. */

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list; a single text is a list of one. */
export function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return list(value).filter((item) => typeof item === 'string');
}

/** A map's own keys and values, in order. */
export function pairs(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(asObject(value) ?? {});
}

/** A map's value under a key of its own. */
export function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** The texts of a map by key; values that are not text are left out. */
export function textsByKey(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs(value).flatMap(([key, each]) => (typeof each === 'string' ? [[key, each]] : [])));
}
