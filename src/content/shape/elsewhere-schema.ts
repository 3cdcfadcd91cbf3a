import { kindsOf } from '../../domain/content/acts.ts';
import type { JsonObject } from '../../domain/json.ts';
import { wordingDefinitions } from './wording-definitions.ts';

/** The JSON Schema of `elsewhere.yml` and `elsewhere.de.yml`. Published as `schemas/elsewhere.schema.json`. */
export function elsewhereSchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: "What is said when it isn't this desk's device, account or matter",
    type: 'object',
    additionalProperties: false,
    required: [...kindsOf.elsewhere],
    properties: Object.fromEntries(
      kindsOf.elsewhere.map((kind) => [
        kind,
        { $ref: '#/$defs/help', description: `Said to \`${kind}\` of acts/elsewhere.yml.` },
      ]),
    ),
    $defs: {
      wording: wordingDefinitions.wording,
      help: {
        type: 'object',
        additionalProperties: false,
        required: ['title', 'say'],
        properties: {
          title: { type: 'string', minLength: 1, maxLength: 60, description: 'What is named; agents read it.' },
          say: { $ref: '#/$defs/wording', description: 'That the desk cannot help, and who can.' },
          link: {
            type: 'string',
            pattern: '^https://\\S+$',
            patternErrorMessage: 'A link is a whole web address that begins with `https://`.',
            description: 'Where there is help. In a further language: left out, it is that of `elsewhere.yml`.',
          },
        },
      },
    },
  };
}
