import type { JsonObject } from '../../domain/json.ts';
import { wordingDefinitions } from './wording-definitions.ts';

/** The JSON Schema of `terms.yml`, or of `de/terms.yml` and its like. Published as `schemas/terms.schema.json`. */
export function termsSchema(isFurther: boolean): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: isFurther ? 'Words that are explained, in a further language' : 'Words that are explained',
    type: 'object',
    propertyNames: { pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' },
    additionalProperties: { $ref: '#/$defs/term' },
    $defs: {
      wording: wordingDefinitions.wording,
      term: {
        type: 'object',
        additionalProperties: false,
        required: isFurther ? ['names'] : ['names', 'say'],
        properties: {
          names: {
            type: 'array',
            minItems: 1,
            uniqueItems: true,
            items: { type: 'string', minLength: 1, maxLength: 40 },
            description: 'What people call it, without an article. The longest name that stands in a question counts.',
          },
          say: {
            $ref: '#/$defs/wording',
            description: `What it is, in a sentence or two.${isFurther ? ' Left out, it is that of `terms.yml`.' : ''}`,
          },
        },
      },
    },
  };
}
