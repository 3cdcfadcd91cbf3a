/**
 * Lists what is run: the packages of a production install and those that the build puts into the pages. As CycloneDX with
 * `npm run -s sbom`; `npm run licences` names the licences, and what is under each. npm lists it from the lock file, all of
 * it: told to leave out what only development needs, it leaves out what both need as well.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Component = {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string };
    readonly expression?: string;
  }[];
};
type Sbom = {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
};

const root = join(import.meta.dirname, '..');

/** What the pages import, which is a development dependency because only their build needs it. */
const inPages = ['@fluentui/react-components', '@fluentui/react-icons', 'preact', 'react', 'react-dom'];

/** The list of all packages can be some megabytes. */
const mostBytes = 64 * 1024 ** 2;

const sbom = listed();
if (process.argv.includes('--licences')) {
  const byLicence = Map.groupBy(
    sbom.components,
    ({ licenses = [] }) =>
      licenses[0]?.license?.id ?? licenses[0]?.license?.name ?? licenses[0]?.expression ?? 'none is named',
  );
  for (const [licence, all] of [...byLicence].sort(([, one], [, other]) => other.length - one.length))
    console.log(`${licence} (${all.length}): ${[...new Set(all.map(({ name }) => name))].join(', ')}`);
} else process.stdout.write(`${JSON.stringify(sbom, undefined, 2)}\n`);

function listed(): Sbom {
  const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'];
  const whole: Sbom = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: mostBytes }));
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const needs = new Map(whole.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const own = whole.metadata.component['bom-ref'];
  const roots = [...Object.keys(dependencies), ...inPages];
  const first = (needs.get(own) ?? []).filter((ref) => roots.includes(ref.slice(0, ref.lastIndexOf('@'))));
  if (first.length !== roots.length) throw new Error('package-lock.json does not hold what package.json asks for.');
  const run = new Set<string>();
  const add = (ref: string): void => {
    if (run.has(ref)) return;
    run.add(ref);
    for (const each of needs.get(ref) ?? []) add(each);
  };
  first.forEach(add);
  return {
    ...whole,
    components: whole.components.filter((component) => run.has(component['bom-ref'])),
    dependencies: [{ ref: own, dependsOn: first }, ...whole.dependencies.filter(({ ref }) => run.has(ref))],
  };
}
