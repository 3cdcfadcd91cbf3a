import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { copyDamaged } from '../../copies/inspect-copy.ts';

/** A line of a copy: of which version its tables are; a row of a table; or, at the end, how many rows each table has. */
export type CopyLine =
  | { readonly fixpath: 'copy'; readonly version: number }
  | { readonly table: string; readonly row: object }
  | { readonly counts: Readonly<Record<string, number>> };

/** The lines of a copy, in their order. Throws `backup-damaged` for a file that is none, or not a whole one. */
export async function* readCopy(file: string): AsyncGenerator<CopyLine> {
  const text = new PassThrough();
  const unpacked = pipeline(createReadStream(file), createGunzip(), text);
  unpacked.catch((error: Error) => text.destroy(error)); // so that whoever reads hears of it
  let last: CopyLine | undefined;
  let lines = 0;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
      last = JSON.parse(line) as CopyLine;
      if (lines++ === 0 && !('fixpath' in last)) break;
      yield last;
    }
    await unpacked;
  } catch (error) {
    throw copyDamaged(file, String((error as Error).message), error);
  }
  if (!last || !('counts' in last)) throw copyDamaged(file, 'its beginning or its end is missing');
}
