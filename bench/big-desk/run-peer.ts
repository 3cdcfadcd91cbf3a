import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Example } from '../../src/domain/content/content.ts';

/** What a peer's training took, in a process of its own. */
export type PeerUsage = { readonly version: string; readonly peakMb: number; readonly cpuSeconds: number };

/** Trains natural's BayesClassifier on the same rows, with as much memory as it wants. */
export async function runPeer(folder: string, rows: readonly Example[]): Promise<PeerUsage> {
  const file = join(folder, 'rows.json');
  await writeFile(file, JSON.stringify(rows));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'train-peer.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let printed = '';
  for await (const text of child.stdout.setEncoding('utf8')) printed += text;
  await ended;
  return JSON.parse(printed) as PeerUsage;
}
