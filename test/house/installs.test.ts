import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

type Package = { readonly allowScripts: Readonly<Record<string, boolean>> };
type Lock = { readonly packages: Readonly<Record<string, { readonly hasInstallScript?: true }>> };

// Of what no list names npm warns, and a newcomer reads that first.
it.each(['.', 'test/official-clients', 'bench/peers'])(
  'what a package in %s would run when it is installed is allowed or not',
  (folder) => {
    const read = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../..', folder, file), 'utf8'));
    const { packages }: Lock = read('package-lock.json');
    const { allowScripts }: Package = read('package.json');
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(Object.keys(allowScripts).toSorted()).toEqual([...new Set(scripted)].toSorted());
  },
);

it('`npm run sbom` lists each package that a production install puts there, and those in the pages, with hashes', () => {
  const root = join(import.meta.dirname, '../..');
  const listed = execFileSync(process.execPath, ['scripts/list-packages.ts'], { cwd: root, maxBuffer: 64 * 1024 ** 2 });
  const { components }: { components: { 'bom-ref': string; hashes?: readonly object[] }[] } = JSON.parse(`${listed}`);
  const refs = components.map((each) => each['bom-ref']);
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const installed = Object.entries<{ dev?: true; link?: true; name?: string; version: string }>(packages)
    .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
    .map(([path, { name = path.slice(path.lastIndexOf('node_modules/') + 13), version }]) => `${name}@${version}`);
  expect(installed.length).toBeGreaterThan(200);
  expect(installed.filter((ref) => !refs.includes(ref))).toEqual([]);
  expect(refs.filter((ref) => /^(preact|react-dom|@griffel\/react)@/.test(ref))).toHaveLength(3);
  expect(refs.filter((ref) => /^(vitest|typescript|vite)@/.test(ref))).toEqual([]);
  // That one is a folder of ours: those icons of it that are used.
  const unhashed = components.filter(({ hashes, 'bom-ref': ref }) => !hashes?.length && !ref.includes('react-icons@'));
  expect(unhashed).toEqual([]);
});
