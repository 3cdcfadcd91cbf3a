import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Example } from '../../domain/content/content.ts';
import { FixpathError } from '../../domain/error.ts';

const mostTold = 20;

/** Reads a file of `label<TAB>text` lines. Faulty lines throw one `rows-faulty` that lists them. */
export async function labelledRows(file: string): Promise<readonly Example[]> {
  const faults: string[] = [];
  const fault = (line: number, what: string) => {
    faults.push(`${file}:${line}: ${what}`);
    return [];
  };
  const rows = (await bytesOfLines(file)).flatMap((bytes, at) => {
    if (!isUtf8(bytes)) return fault(at + 1, 'this is not UTF-8. Save the file as UTF-8.');
    const [label = '', said, more] = bytes.toString('utf8').split('\t');
    if (said === undefined) return fault(at + 1, 'no tab. Write the label, a tab, and the text.');
    if (more !== undefined) return fault(at + 1, 'more than one tab. Put a space for the tabs inside the text.');
    if (label.trim() === '') return fault(at + 1, 'no label before the tab. Write one, or drop the line.');
    if (said.trim() === '') return fault(at + 1, 'no text after the tab. Write one, or drop the line.');
    return [{ intent: label.trim(), text: said.trim() }];
  });
  if (faults.length === 0 && rows.length === 0) fault(1, 'the file is empty. Write `label<TAB>text` lines.');
  if (faults.length === 0) return rows;
  const rest = faults.length - mostTold;
  const told = rest > 0 ? [...faults.slice(0, mostTold), `… and ${rest} more`] : faults;
  throw new FixpathError('rows-faulty', told.join('\n'));
}

/** Reads a file's lines, without line ends; a line end at the end of the file begins no further line. */
export async function linesOf(file: string): Promise<readonly string[]> {
  return (await bytesOfLines(file)).map((bytes) => bytes.toString('utf8'));
}

/** A file's lines as they lie on disk: only so can a line that is not UTF-8 be told from one that quotes such a line. */
async function bytesOfLines(file: string): Promise<readonly Buffer[]> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FixpathError('file-unreadable', `${file}: it cannot be read (${why}). Check the path.`, { cause });
  });
  // Latin-1 has a letter for each byte.
  const lines = bytes
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .split(/\r?\n/);
  return (lines.at(-1) === '' ? lines.slice(0, -1) : lines).map((line) => Buffer.from(line, 'latin1'));
}
