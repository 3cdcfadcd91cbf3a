import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const file = join(import.meta.dirname, 'README.md');

/** Replaces what stands in bench/README.md below a heading, up to the next one; a new section comes last. */
export async function writeSection(title: string, text: string): Promise<void> {
  const page = await readFile(file, 'utf8').catch(() => '# Benchmarks\n');
  const heading = `## ${title}\n`;
  const [before = '', rest = ''] = page.split(heading);
  const next = rest.search(/^## /m);
  const after = next === -1 ? '' : rest.slice(next);
  await writeFile(file, `${before.trimEnd()}\n\n${heading}\n${text}\n${after && `\n${after}`}`);
}
