import { kindsOf } from '../../domain/content/acts.ts';
import type { JsonObject } from '../../domain/json.ts';
import { wordingDefinitions } from './wording-definitions.ts';

const texts = {
  colleague: 'Said after the advice: a colleague is called.',
  'colleague-away': 'Said instead where nobody can come.',
  'emergency-anywhere': 'What {emergency} becomes where `desk.yml` names no country that has helplines.',
};

const faq: JsonObject = { $ref: 'flow.schema.json#/$defs/faq' };

const helplines: JsonObject = {
  type: 'object',
  required: ['default'],
  propertyNames: {
    pattern: '^([A-Z]{2}|default)$',
    patternErrorMessage: 'Write `default`, or a country by its two letters: `DE`, `GB`.',
  },
  additionalProperties: { $ref: '#/$defs/helpline' },
  properties: {
    default: {
      allOf: [{ $ref: '#/$defs/helpline' }, { required: ['crisis'] }],
      description: 'Where no other entry fits.',
    },
  },
  description: 'The emergency number by country, and who listens in a crisis. Look them up once a year.',
};

/**
 * The JSON Schema of `urgent.yml`, or of `de/urgent.yml`, which has no helplines. Published as
 * `schemas/urgent.schema.json` and `schemas/urgent-language.schema.json`.
 */
export function urgentSchema(isFurther: boolean): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: isFurther ? "What is said in danger, in a language that is not the desk's own" : 'What is said in danger',
    type: 'object',
    additionalProperties: false,
    required: isFurther ? [] : [...kindsOf.urgent, ...Object.keys(texts), 'helplines'],
    properties: {
      ...Object.fromEntries(
        kindsOf.urgent.map((kind) => [
          kind,
          { $ref: '#/$defs/advice', description: `Said to \`${kind}\` of acts/urgent.yml.` },
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(texts).map(([key, description]) => [key, { $ref: '#/$defs/wording', description }]),
      ),
      faq: {
        ...faq,
        description:
          'What people ask or tell after the advice on any danger to a person, and what is said: "can you call for me?". What stands below a kind comes first.',
      },
      ...(isFurther ? {} : { helplines }),
    },
    $defs: {
      wording: wordingDefinitions.wording,
      advice: {
        type: 'object',
        additionalProperties: false,
        required: ['say', 'again'],
        properties: {
          words: {
            type: 'array',
            uniqueItems: true,
            items: { type: 'string', minLength: 2, maxLength: 40 },
            description:
              "The danger's own words: only a clause with one of them raises the alarm. In any form (`burn` is `burned` too); of several, each stands within three words of the one before. `brand*` is how a word begins, `*brand` how it ends, `*brand*` what is in it.",
          },
          say: {
            $ref: '#/$defs/wording',
            description:
              'What to do now, then whom to call: short, and nothing that needs cleverness. May use {emergency}, {crisis}.',
          },
          again: { $ref: '#/$defs/wording', description: 'Said the second time. May use {emergency}, {crisis}.' },
          faq: {
            ...faq,
            description:
              'What people ask or tell after this advice, in several ways, and what is said: "can I go back in?", "it\'s out now". May use {emergency}, {crisis}.',
          },
        },
      },
      ...(isFurther ? {} : { helpline }),
    },
  };
}

const helpline: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['emergency'],
  properties: {
    emergency: { type: 'string', minLength: 2, maxLength: 20, description: 'The number to call: `"112"`.' },
    crisis: {
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      anyOf: [{ required: ['phone'] }, { required: ['link'] }],
      errorMessage: 'Add `phone:` or `link:`.',
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 80, description: 'Who listens.' },
        phone: { type: 'string', minLength: 2, maxLength: 20, description: 'Their number, at any hour.' },
        link: {
          type: 'string',
          pattern: '^https://\\S+$',
          patternErrorMessage: 'A link is a whole web address that begins with `https://`.',
          description: 'Their page.',
        },
      },
      description: 'Who listens to somebody who does not want to live. Left out: that of `default`.',
    },
  },
};
