import type { Json } from '../domain/json.ts';

/** Deeper than any card, and far from where a stack ends. */
const deepest = 32;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON that is safe to keep and to pass on, or why it is not. */
export type PlainJson =
  | { readonly type: 'read'; readonly value: Json }
  | { readonly type: 'refused'; readonly code: 'BadSyntax' | 'BadArgument'; readonly why: string };

/**
 * Reads bytes as JSON of a depth that can be written again and without the keys that reach an object's prototype.
 * Nested deeper, JSON can be read but no longer written: a message that would fail every turn it takes part in.
 */
export function readPlainJson(body: Uint8Array): PlainJson {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    const why = body.length === 0 ? 'The body is empty; send JSON.' : 'The body is not JSON in UTF-8.';
    return { type: 'refused', code: 'BadSyntax', why };
  }
  const fault = faultIn(value, '', 0);
  if (fault !== undefined) return { type: 'refused', code: 'BadArgument', why: fault };
  // JSON.parse gives nothing else.
  return { type: 'read', value: value as Json };
}

function faultIn(value: unknown, path: string, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= deepest) return `The body is nested more than ${deepest} levels deep; flatten it.`;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const fault = faultIn(item, `${path}[${index}]`, depth + 1);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
  for (const [key, item] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (forbidden.has(key)) return `The key "${here.slice(-80)}" is not allowed; remove it.`;
    const fault = faultIn(item, here, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
