import { readFileSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject, type ErrorObject } from 'ajv/dist/2020.js';
import { type ActFile, actFiles } from '../act-files.ts';

/** The kinds of content files; each has its JSON Schema in `schemas/`. */
export type Kind = (typeof plainKinds)[number] | `acts/${ActFile}`;

const plainKinds = [
  'flow',
  'shared',
  'phrases',
  'language',
  'flow-language',
  'shared-language',
  'intent',
  'desk',
  'words',
  'urgent',
  'urgent-language',
  'elsewhere',
  'terms',
  'terms-language',
  'replies',
  'agents',
] as const;

const kinds: readonly Kind[] = [
  ...plainKinds,
  ...(Object.keys(actFiles) as ActFile[]).map((act) => `acts/${act}` as const),
];

/** The faults of a file's shape as the schema library reports them; empty if there are none. */
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
    // The schemas are our own and tested; without these checks, compiling takes a fifth of the time.
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  ajv.addVocabulary(['errorMessage', 'patternErrorMessage']);
  for (const kind of kinds) {
    const file = new URL(`../../../schemas/${kind}.schema.json`, import.meta.url);
    // Our own file, which a test checks against the metaschema.
    ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as AnySchemaObject, `${kind}.schema.json`);
  }
  return (kind, value) => {
    const validate = ajv.getSchema(`${kind}.schema.json`);
    if (!validate || validate(value)) return [];
    return validate.errors ?? [];
  };
}
