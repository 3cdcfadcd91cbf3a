import { createHash } from 'node:crypto';

/** SHA-256 of a value's canonical JSON, in hexadecimal: keys sorted, nothing undefined, no spaces. */
export function hashOf(value: unknown): string {
  const inOrder = (_key: string, part: unknown): unknown => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return createHash('sha256').update(JSON.stringify(value, inOrder)).digest('hex');
}
