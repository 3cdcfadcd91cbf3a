import { hearings, notices } from '../../domain/content/phrases.ts';
import type { JsonObject } from '../../domain/json.ts';
import { hearingDefinition, wordingDefinitions } from './wording-definitions.ts';

const descriptions: Readonly<Record<(typeof notices)[number], string>> = {
  'other-language': 'Said once, before the first answer: that the bot understands, but answers in another language.',
};

/** The JSON Schema of `phrases.de.yml` and its like. Published as `schemas/language.schema.json`. */
export function languageSchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: "What the bot says and hears in a language that is not the desk's own",
    type: 'object',
    additionalProperties: false,
    required: ['says', 'hears'],
    properties: {
      says: {
        type: 'object',
        description: 'What the bot says in this language: a text, or a list of wordings used in turn.',
        additionalProperties: false,
        required: [...notices],
        properties: Object.fromEntries(
          notices.map((key) => [key, { $ref: '#/$defs/wordings', description: descriptions[key] }]),
        ),
      },
      hears: {
        type: 'object',
        description: 'What people say at any question in this language, beside what `phrases.yml` hears.',
        additionalProperties: false,
        required: ['yes', 'no', 'not', 'help', 'back', 'person', 'bot'],
        properties: Object.fromEntries(hearings.map((key) => [key, { $ref: '#/$defs/heard' }])),
      },
    },
    $defs: { ...wordingDefinitions, heard: hearingDefinition },
  };
}
