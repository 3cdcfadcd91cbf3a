import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk that can be filled. */
export type SmallDisk = {
  readonly folder: string;
  /** Takes all that is free, until the returned function gives it back. */
  readonly fill: () => Promise<() => void>;
  readonly unmount: () => void;
};

/** A disk of so many megabytes, of its own, in memory; undefined where this user may mount none. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'fixpath-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: async () => {
      await writeFile(ballast, Buffer.alloc(megabytes * 1024 ** 2)).catch(() => undefined);
      return () => rmSync(ballast);
    },
    unmount: () => {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}
