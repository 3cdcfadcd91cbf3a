import { optionalPageWords, pageWordNames } from '../../domain/content/page-words.ts';
import { phraseNames } from '../../domain/content/phrase-names.ts';
import { hearings } from '../../domain/content/phrases.ts';
import type { JsonObject } from '../../domain/json.ts';
import { hearingDefinition, mayUse, wordingDefinitions } from './wording-definitions.ts';

/** The JSON Schema of `phrases.yml`, whose keys come from the code. Published as `schemas/phrases.schema.json`. */
export function phrasesSchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'What the bot says and hears outside flows',
    type: 'object',
    additionalProperties: false,
    required: ['says', 'page', 'hears'],
    properties: {
      says: {
        type: 'object',
        description: 'What the bot says: a text, or a list of wordings used in turn.',
        additionalProperties: false,
        required: Object.keys(phraseNames),
        properties: Object.fromEntries(Object.entries(phraseNames).map(([key, names]) => [key, wordings(key, names)])),
      },
      'other-languages': {
        type: 'object',
        description:
          'That the desk does not know a language, said in it, by its code: `fr`. {languages} are those it knows.',
        propertyNames: { pattern: '^[a-z]{2,3}$', patternErrorMessage: 'A language has a code of two letters: `fr`.' },
        additionalProperties: { $ref: '#/$defs/wording' },
      },
      page: {
        type: 'object',
        description: 'What the chat page says itself, and the button and the page that lead to it.',
        additionalProperties: false,
        required: Object.keys(pageWordNames).filter((key) => !isOptional(key)),
        properties: Object.fromEntries(
          Object.entries(pageWordNames).map(([key, names]) => [
            key,
            { $ref: '#/$defs/wording', description: mayUse(names) },
          ]),
        ),
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

function isOptional(key: string): boolean {
  return optionalPageWords.some((optional) => optional === key);
}

function wordings(key: string, names: readonly string[]): JsonObject {
  if (key.startsWith('button-')) return { $ref: '#/$defs/button', description: 'A button: 32 characters at most.' };
  return { $ref: '#/$defs/wordings', description: mayUse(names) };
}
