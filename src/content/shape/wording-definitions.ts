/** How schemas define a wording: a text, or a list of texts that are used in turn. */
export const wordingDefinitions = {
  wording: { type: 'string', minLength: 1, maxLength: 1500 },
  wordings: {
    anyOf: [{ $ref: '#/$defs/wording' }, { type: 'array', minItems: 1, items: { $ref: '#/$defs/wording' } }],
    errorMessage: 'Write one text, or a list of texts that are used in turn.',
  },
};

/** A list of sayings. */
export const hearingDefinition = {
  type: 'array',
  minItems: 1,
  uniqueItems: true,
  items: { type: 'string', minLength: 1, maxLength: 200 },
};

/** Says which names in braces a text may use. */
export function mayUse(names: readonly string[]): string {
  return names.length === 0 ? 'No {names} here.' : `May use ${names.map((name) => `{${name}}`).join(', ')}.`;
}
