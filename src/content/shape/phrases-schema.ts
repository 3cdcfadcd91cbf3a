import { phraseNames } from '../../domain/content/phrase-names.ts';
import { hearings } from '../../domain/content/phrases.ts';
import type { JsonObject } from '../../domain/json.ts';
import { hearingDefinition, wordingDefinitions } from './wording-definitions.ts';

/** The JSON Schema of `phrases.yml`, whose keys come from the code. Published as `schemas/phrases.schema.json`. */
export function phrasesSchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'What the bot says and hears outside flows',
    type: 'object',
    additionalProperties: false,
    required: ['says', 'hears'],
    properties: {
      says: {
        type: 'object',
        description: 'What the bot says: a text, or a list of wordings used in turn.',
        additionalProperties: false,
        required: Object.keys(phraseNames),
        properties: Object.fromEntries(Object.entries(phraseNames).map(([key, names]) => [key, wordings(key, names)])),
      },
      hears: {
        type: 'object',
        description: 'What people say at any question. Commands count only when they are the whole message.',
        additionalProperties: false,
        required: [...hearings],
        properties: Object.fromEntries(hearings.map((key) => [key, { $ref: '#/$defs/heard' }])),
      },
    },
    $defs: { ...wordingDefinitions, button: { type: 'string', minLength: 1, maxLength: 32 }, heard: hearingDefinition },
  };
}

function wordings(key: string, names: readonly string[]): JsonObject {
  if (key.startsWith('button-')) return { $ref: '#/$defs/button', description: 'A button: 32 characters at most.' };
  const description =
    names.length === 0 ? 'No {names} here.' : `May use ${names.map((name) => `{${name}}`).join(', ')}.`;
  return { $ref: '#/$defs/wordings', description };
}
