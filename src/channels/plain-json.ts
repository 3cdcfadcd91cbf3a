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
  const fault = faultIn(value, 0);
  if (fault !== undefined) return { type: 'refused', code: 'BadArgument', why: told(fault) };
  // JSON.parse gives nothing else.
  return { type: 'read', value: value as Json };
}

/** Where the fault is, innermost first. */
type Trouble = { readonly kind: 'deep' | 'key'; readonly path: (string | number)[] };

function faultIn(value: unknown, depth: number): Trouble | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= deepest) return { kind: 'deep', path: [] };
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const fault = faultIn(value[index], depth + 1);
      if (fault !== undefined) return within(fault, index);
    }
    return undefined;
  }
  // What JSON.parse makes has no keys but its own.
  for (const key in value) {
    if (forbidden.has(key)) return { kind: 'key', path: [key] };
    const fault = faultIn((value as Record<string, unknown>)[key], depth + 1);
    if (fault !== undefined) return within(fault, key);
  }
  return undefined;
}

function within(fault: Trouble, step: string | number): Trouble {
  fault.path.push(step);
  return fault;
}

function told({ kind, path }: Trouble): string {
  if (kind === 'deep') return `The body is nested more than ${deepest} levels deep; flatten it.`;
  const steps = path.reverse().map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return `The key "${steps.join('').replace(/^\./, '').slice(-80)}" is not allowed; remove it.`;
}
