import type { Code } from '../faults/codes.ts';

/** Describes a value of the wrong type; most often YAML has read a text as something else. */
export function wrongType(
  name: string,
  value: unknown,
  expected: string,
): { readonly code: Code; readonly what: string; readonly cure: string } {
  const code = expected === 'string' ? 'content-not-text' : 'content-kind';
  if (value === null || value === undefined) {
    return {
      code,
      what: `${name} is empty.`,
      cure: 'Write its value behind the colon or below it, or take the key out.',
    };
  }
  const what = `${name} is read as ${kindOf(value)}, not as ${kinds[expected] ?? expected}.`;
  return { code, what, cure: cureFor(value, expected) };
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map of keys',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
};

function kindOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number';
  if (typeof value === 'boolean') return '`true` or `false`';
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) ? 'a list' : 'a map of keys';
}

function cureFor(value: unknown, expected: string): string {
  switch (expected) {
    case 'string':
      if (Array.isArray(value)) return 'Put it in quotes if it is one text that begins with `[`.';
      if (typeof value === 'object') return 'Put it in quotes: a `: ` or a leading `{` in a text makes a key of it.';
      return `Put it in quotes: "${String(value)}".`;
    case 'array':
      return 'Write a list: `[one, two]`, or each entry on its own line behind `- `.';
    case 'object':
      return 'Write its keys below it, two spaces further in.';
    case 'boolean':
      return 'Write `true` or `false`, without quotes.';
    default:
      return 'Write the number alone, without quotes and units.';
  }
}
