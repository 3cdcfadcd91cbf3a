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
