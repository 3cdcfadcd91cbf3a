import { readFileSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject, type ErrorObject } from 'ajv/dist/2020.js';

/** The kinds of content files; each has its JSON Schema in `schemas/`. */
export type Kind = 'flow' | 'shared' | 'phrases' | 'language' | 'intent' | 'desk';

/** What is wrong with a file's shape, in the words of the schema library; empty if nothing is. */
export type ShapeCheck = (kind: Kind, value: unknown) => readonly ErrorObject[];

let compiled: ShapeCheck | undefined;

/** The published schemas, the same files that editors use; compiled at the first call, which takes tens of ms. */
export function shapeCheck(): ShapeCheck {
  compiled ??= compile();
  return compiled;
}

function compile(): ShapeCheck {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    // The schemas are ours and tested; without these, compiling takes a fifth of the time.
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  ajv.addVocabulary(['errorMessage', 'patternErrorMessage']);
  for (const kind of ['flow', 'shared', 'phrases', 'language', 'intent', 'desk'] satisfies Kind[]) {
    const file = new URL(`../../../schemas/${kind}.schema.json`, import.meta.url);
    // Our own file, written as a schema; a test holds it to the metaschema.
    ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as AnySchemaObject, `${kind}.schema.json`);
  }
  return (kind, value) => {
    const validate = ajv.getSchema(`${kind}.schema.json`);
    if (!validate || validate(value)) return [];
    return validate.errors ?? [];
  };
}
