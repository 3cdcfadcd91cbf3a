import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../../domain/content/fault.ts';
import { parseYamlFile } from './parse-yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** Reads and parses one file below the root: undefined if it does not exist, no source if it cannot be parsed. */
export async function readYaml(
  root: string,
  file: string,
  faults: Fault[],
): Promise<{ source?: YamlFile } | undefined> {
  const bytes = await readFile(join(root, file)).catch(() => undefined);
  if (!bytes) return undefined;
  if (!isUtf8(bytes)) {
    const cure = 'Save it as UTF-8.';
    faults.push({ code: 'content-encoding', severity: 'error', file, what: 'the file is not UTF-8 text.', cure });
    return {};
  }
  const parsed = parseYamlFile(file, bytes.toString('utf8'));
  faults.push(...parsed.faults);
  return parsed;
}
