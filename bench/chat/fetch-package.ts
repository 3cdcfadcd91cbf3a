import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the registry, as it was when it was chosen. */
export type PinnedPackage = { readonly name: string; readonly version: string; readonly integrity: string };

/** Fetches a package into a folder, installs nothing and runs nothing of it; gives the folder of its files. */
export function fetchPackage({ name, version, integrity }: PinnedPackage, folder: string): string {
  // npm is a script on Windows.
  const options = { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' } as const;
  execFileSync('npm', ['pack', `${name}@${version}`, '--loglevel=error'], options);
  const [archive] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm brought nothing for ${name}.`);
  const found = `sha512-${createHash('sha512')
    .update(readFileSync(join(folder, archive)))
    .digest('base64')}`;
  if (found !== integrity) throw new Error(`${name} ${version} is not what was pinned: ${found}.`);
  execFileSync('tar', ['-xzf', archive], options);
  return join(folder, 'package');
}
