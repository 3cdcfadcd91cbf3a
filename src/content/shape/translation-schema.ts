import { readFileSync } from 'node:fs';
import { asObject, type Json, type JsonObject } from '../../domain/json.ts';

/** What of a flow is text, or said by people; all else is the same in every language. */
const translated: ReadonlySet<string> = new Set([
  ...[
    'title',
    'check',
    'works',
    'fails',
    'about',
    'matter',
    'start',
    'solved',
    'handoff',
    'safe',
    'costs',
    'tell',
    'faq',
    'steps',
    'facts',
  ],
  ...[
    'ask',
    'answers',
    'path',
    'how',
    'why',
    'fix',
    'symptoms',
    'tried',
    'fine',
    'wrong',
    'unsure',
    'also',
    'unasked',
    'known',
  ],
]);

/** Definitions of a flow's schema that hold keys. */
const keyed: ReadonlySet<string> = new Set(['step', 'answer', 'outcome']);

/** Definitions that no translated key leads to. */
const unused: ReadonlySet<string> = new Set(['bound', 'bounds', 'guard']);

/**
 * The JSON Schema of a translated flow, `de/photos.yml`, or of `de/shared.yml`: the keys that hold texts or sayings, of
 * which any may be missing. Published as `schemas/flow-language.schema.json` and `schemas/shared-language.schema.json`.
 */
export function translationSchema(kind: 'flow' | 'shared'): JsonObject {
  const file = new URL(`../../../schemas/${kind}.schema.json`, import.meta.url);
  const text = readFileSync(file, 'utf8').replaceAll('"flow.schema.json#', '"flow-language.schema.json#');
  // Our own file, which a test checks against the metaschema.
  const { properties, $defs, required: _, ...whole } = JSON.parse(text) as JsonObject;
  const definitions = Object.entries(asObject($defs) ?? {})
    .filter(([name]) => !unused.has(name))
    .map(([name, definition]) => [name, keyed.has(name) ? ofTexts(definition, name) : definition] as const);
  return {
    ...whole,
    title: kind === 'flow' ? 'A flow in a further language' : 'What all flows have in common, in a further language',
    properties: textKeys(properties),
    ...(definitions.length > 0 ? { $defs: Object.fromEntries(definitions) } : {}),
  };
}

/** A step or an answer with the keys that are translated. An answer says which one it is by its meaning. */
function ofTexts(definition: Json, name: string): Json {
  const { properties, anyOf: _, errorMessage, ...rest } = asObject(definition) ?? {};
  return {
    ...rest,
    ...(name === 'answer' && errorMessage !== undefined ? { errorMessage } : {}),
    properties: textKeys(properties),
  };
}

function textKeys(properties: Json | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(asObject(properties) ?? {})
      .filter(([key]) => translated.has(key))
      .map(([key, definition]) => [key, key === 'facts' ? someFacts(definition) : definition]),
  );
}

/** Of a fact's values not all need a title of their own. */
function someFacts(definition: Json): Json {
  const { additionalProperties, ...facts } = asObject(definition) ?? {};
  const { minProperties: _, ...values } = asObject(additionalProperties) ?? {};
  return { ...facts, additionalProperties: values };
}
