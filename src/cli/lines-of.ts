import { readFile } from 'node:fs/promises';
import { FixpathError } from '../domain/error.ts';

/** A file's lines, without their ends; a line end at the very end begins no line. */
export async function linesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FixpathError('file-unreadable', `${file}: it cannot be read (${why}). Check the path.`, { cause });
  });
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
