import { readdir, readFile } from 'node:fs/promises';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { actFiles } from '../../src/content/act-files.ts';
import { generatedSchemas } from '../../src/content/shape/generated-schemas.ts';
import { pageWordNames } from '../../src/domain/content/page-words.ts';
import { phraseNames } from '../../src/domain/content/phrase-names.ts';
import { hearings } from '../../src/domain/content/phrases.ts';
import { goodTree } from './support/good-tree.ts';

const project = new URL('../../', import.meta.url);
const written = ['desk', 'flow', 'intent', 'shared', 'replies'];
const kinds = [...written, ...Object.keys(generatedSchemas())];

async function schemaOf(kind: string): Promise<AnySchemaObject> {
  return JSON.parse(await readFile(new URL(`schemas/${kind}.schema.json`, project), 'utf8'));
}

/** All schemas with the library's strictest settings, its own check of schemas included. */
async function strict(): Promise<Ajv2020> {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });
  ajv.addVocabulary(['errorMessage', 'patternErrorMessage']);
  for (const kind of kinds) ajv.addSchema(await schemaOf(kind), `${kind}.schema.json`);
  return ajv;
}

const ofTalk = ['shared', 'phrases', 'words', 'urgent', 'elsewhere', 'terms'];

function kindOf(file: string): string {
  if (file === 'desk.yml') return 'desk';
  if (file.startsWith('intents/')) return 'intent';
  if (file.startsWith('words/')) return 'agents';
  const [, act] = /^dialogs\/acts\/(?:[a-z]{2}\/)?([a-z-]+)\.yml$/.exec(file) ?? [];
  if (act !== undefined) return `acts/${act}`;
  if (/^dialogs\/([a-z]{2}\/)?replies\//.test(file)) return 'replies';
  const [, language, name = ''] = /^dialogs\/([a-z]{2}\/)?([a-z-]+)\.yml$/.exec(file) ?? [];
  if (language === undefined) return ofTalk.includes(name) ? name : 'flow';
  if (name === 'phrases') return 'language';
  if (name === 'words' || name === 'elsewhere') return name;
  return `${ofTalk.includes(name) ? name : 'flow'}-language`;
}

async function ownFiles(): Promise<readonly string[]> {
  const folders = await Promise.all(
    ['dialogs', 'intents', 'words'].map(async (folder) =>
      (await readdir(new URL(folder, project), { recursive: true }))
        .map((name) => `${folder}/${name}`)
        .filter((file) => file.endsWith('.yml')),
    ),
  );
  return ['desk.yml', ...folders.flat()];
}

test('there is one schema for each kind of file', async () => {
  const others = ['ticket']; // what a webhook is sent: test/backends
  const all = [...kinds, ...others].map((kind) => `${kind}.schema.json`).sort();
  const files = await readdir(new URL('schemas', project), { recursive: true });
  expect(files.filter((file) => file.endsWith('.json')).sort()).toEqual(all);
});

test('the keys of phrases.schema.json are those of the code, in its order', async () => {
  const { properties } = await schemaOf('phrases');
  expect(Object.keys(properties.says.properties)).toEqual(Object.keys(phraseNames));
  expect(Object.keys(properties.hears.properties)).toEqual([...hearings]);
});

test('the keys of language.schema.json are those of the code', async () => {
  const { properties } = await schemaOf('language');
  expect(Object.keys(properties.says.properties)).toEqual(Object.keys(phraseNames));
  expect(Object.keys(properties.page.properties)).toEqual(Object.keys(pageWordNames));
});

test.each(Object.entries(generatedSchemas()))(
  '%s.schema.json is what the code makes of its names',
  async (kind, schema) => {
    // If this fails: `node scripts/write-schemas.ts && npm run format`.
    expect(await schemaOf(kind)).toEqual(schema);
  },
);

test('each act has a schema with its kinds', async () => {
  for (const [act, kinds] of Object.entries(actFiles))
    expect(Object.keys((await schemaOf(`acts/${act}`)).properties)).toEqual([...kinds]);
});

test('each key that a writer can use is described', async () => {
  const undescribed: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, part] of Object.entries(node)) {
      if (key === 'properties' && !path.includes('/hears')) {
        for (const [name, property] of Object.entries(part as Record<string, object>)) {
          if (!('description' in property)) undescribed.push(`${path}/${name}`);
        }
      }
      visit(part, `${path}/${key}`);
    }
  };
  for (const kind of kinds) visit(await schemaOf(kind), kind);
  expect(undescribed).toEqual([]);
});

describe('the schemas accept', () => {
  test.each(Object.keys(goodTree))('the good tree: %s', async (file) => {
    const validate = (await strict()).getSchema(`${kindOf(file)}.schema.json`);
    expect(validate?.(parse(goodTree[file] ?? '')) ? [] : validate?.errors).toEqual([]);
  });

  test("every file of this project's own content", async () => {
    const ajv = await strict();
    for (const file of await ownFiles()) {
      const validate = ajv.getSchema(`${kindOf(file)}.schema.json`);
      const valid = validate?.(parse(await readFile(new URL(file, project), 'utf8')));
      expect({ file, errors: valid ? [] : validate?.errors }).toEqual({ file, errors: [] });
    }
  });
});

test("every file of this project's content names its schema in its first line", async () => {
  for (const file of await ownFiles()) {
    const [first] = (await readFile(new URL(file, project), 'utf8')).split('\n', 1);
    const up = '../'.repeat(file.split('/').length - 1) || './';
    expect(`${file} ${first}`).toBe(`${file} # yaml-language-server: $schema=${up}schemas/${kindOf(file)}.schema.json`);
  }
});
