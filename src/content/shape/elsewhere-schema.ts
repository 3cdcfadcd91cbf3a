import { kindsOf } from '../../domain/content/acts.ts';
import { ourDeviceLists } from '../../domain/content/elsewhere.ts';
import type { JsonObject } from '../../domain/json.ts';
import { wordingDefinitions } from './wording-definitions.ts';

/** The JSON Schema of `elsewhere.yml` and `de/elsewhere.yml`. Published as `schemas/elsewhere.schema.json`. */
export function elsewhereSchema(): JsonObject {
  const words = { type: 'array', uniqueItems: true, items: { type: 'string', minLength: 1, maxLength: 60 } };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: "What is said when it isn't this desk's device, account or matter",
    type: 'object',
    required: [...kindsOf.elsewhere],
    properties: {
      ours: {
        type: 'object',
        description: "How this desk's own devices are called, and what makes another one a mere companion of them.",
        additionalProperties: false,
        properties: Object.fromEntries(
          ourDeviceLists.map((key) => [key, { ...words, description: ourDescriptions[key] }]),
        ),
      },
      ...Object.fromEntries(
        kindsOf.elsewhere.map((kind) => [
          kind,
          { $ref: '#/$defs/help', description: `Said to \`${kind}\` of acts/elsewhere.yml, and to its own names.` },
        ]),
      ),
    },
    propertyNames: {
      pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
      patternErrorMessage: 'A name has only small letters, digits and single hyphens, and begins with a letter.',
    },
    additionalProperties: { $ref: '#/$defs/help', description: 'An entry of your own: it needs names or sayings.' },
    $defs: {
      wording: wordingDefinitions.wording,
      help: {
        type: 'object',
        additionalProperties: false,
        required: ['title', 'say'],
        properties: {
          title: { type: 'string', minLength: 1, maxLength: 60, description: 'What is named; agents read it.' },
          say: { $ref: '#/$defs/wording', description: 'That the desk cannot help, and who can.' },
          names: { ...words, description: 'Devices that are not yours, as people call them.' },
          always: { ...words, description: 'What a message is never yours with, whatever else it names.' },
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

const ourDescriptions: Readonly<Record<(typeof ourDeviceLists)[number], string>> = {
  names: "This desk's own devices, as people call them.",
  accessories: 'What goes with them, whoever made it: "a Samsung charger".',
  beside: 'In front of another device these make it a means: "from my Mac".',
  towards: 'In front of your own device these make it a means: "AirPods don\'t connect to my iPhone".',
  sending:
    'With these another device is what fails, and not where something fails to arrive: "my Mac uploads nothing".',
  people: 'Whose the device may be, if it is not the person\'s own: "my wife\'s iPhone".',
};
