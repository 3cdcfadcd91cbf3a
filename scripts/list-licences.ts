/** Names the licences of what a production install holds, and what is under each: `npm run licences`. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

type Component = {
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string };
    readonly expression?: string;
  }[];
};

/** The list of all packages can be some megabytes. */
const mostBytes = 64 * 1024 ** 2;

const listed = execFileSync('npm', ['sbom', '--omit=dev', '--sbom-format=cyclonedx'], {
  cwd: join(import.meta.dirname, '..'),
  encoding: 'utf8',
  maxBuffer: mostBytes,
});
const { components } = JSON.parse(listed) as { readonly components: readonly Component[] };
const byLicence = Map.groupBy(
  components,
  ({ licenses = [] }) =>
    licenses[0]?.license?.id ?? licenses[0]?.license?.name ?? licenses[0]?.expression ?? 'none is named',
);
for (const [licence, all] of [...byLicence].sort(([, one], [, other]) => other.length - one.length))
  console.log(`${licence} (${all.length}): ${[...new Set(all.map(({ name }) => name))].join(', ')}`);
