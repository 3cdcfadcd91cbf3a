import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Brotli's best but one: the best takes four times as long for 2 % less. */
const quality = 10;

/**
 * Writes a `.br` and a `.gz` beside every script, style and picture of a folder. What was compressed once is kept in
 * the cache by its content. Pages are left out: the server writes into each of them.
 */
export async function compressFiles(folder: string, cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const files = await readdir(folder, { recursive: true });
  await Promise.all(
    files
      .filter((file) => /\.(js|css|svg)$/.test(file))
      .map(async (file) => {
        const content = await readFile(join(folder, file));
        const name = createHash('sha256').update(content).digest('hex');
        for (const [ending, compress] of [
          ['br', brotli],
          ['gz', gzipped],
        ] as const) {
          const kept = join(cache, `${name}.${quality}.${ending}`);
          await copyFile(kept, join(folder, `${file}.${ending}`)).catch(async () => {
            const small = await compress(content);
            await writeFile(join(folder, `${file}.${ending}`), small);
            await writeFile(`${kept}-${process.pid}`, small);
            await rename(`${kept}-${process.pid}`, kept);
          });
        }
      }),
  );
}

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip) as (content: Uint8Array, options: { level: number }) => Promise<Buffer>;

function brotli(content: Uint8Array): Promise<Buffer> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliAsync(content, {
    params: { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}

function gzipped(content: Uint8Array): Promise<Buffer> {
  return gzipAsync(content, { level: 9 });
}
