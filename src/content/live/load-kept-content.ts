import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { FixpathError } from '../../domain/error.ts';
import { filesAt } from '../../domain/files-at.ts';
import { cached, type Kept } from '../../intents/model/model-cache.ts';
import { runApart } from '../../intents/run-apart.ts';
import type { LoadedContent } from './load-content.ts';
import type { LoadOrder } from './load-content-job.ts';

const project = join(import.meta.dirname, '../../..');

/** What content is read from, below its root and, for what agents read, below the project's. */
export const contentParts: readonly string[] = ['desk.yml', 'dialogs', 'intents', 'words'];

/** What decides how it is read. */
const codeParts = ['src/content', 'src/domain'];

/**
 * Content as `loadContent` gives it, kept in a folder: it is read, checked and built only if a file of it has changed,
 * or a file of the code that does so. That happens in a process of its own, so that no turn waits for it, and what it
 * takes to read YAML is not loaded into the process that serves. Content with faults is not kept.
 */
export async function loadKeptContent(folder: string, root: string, playsDrafts = false): Promise<LoadedContent> {
  const order: LoadOrder = { root, playsDrafts };
  return cached(folder, `content.${keyOf(order)}`, asBytes, () =>
    runApart(new URL('./load-content-job.ts', import.meta.url), order, {
      ended: (code) =>
        new FixpathError('content-ended', `The process that reads the content ended with ${code}. Start again.`),
    }),
  );
}

const digestBytes = 32;

const asBytes: Kept<LoadedContent> = {
  write: (loaded) => {
    if (loaded.type === 'faults') return undefined;
    const bytes = serialize(loaded);
    return Buffer.concat([digestOf(bytes), bytes]);
  },
  read: (kept) => {
    const bytes = kept.subarray(digestBytes);
    // The digest proves that these are bytes we wrote, and the key names the code that wrote them.
    return digestOf(bytes).equals(kept.subarray(0, digestBytes)) ? (deserialize(bytes) as LoadedContent) : undefined;
  },
};

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Changes with every byte that loading depends on, and not with the place: a copy of content is the same content. */
function keyOf({ root, playsDrafts }: LoadOrder): string {
  const read = [
    ...contentParts.flatMap((part) => filesAt(root, part)),
    ...['words', ...codeParts].flatMap((part) => filesAt(project, part)),
  ];
  const hash = createHash('sha256').update(JSON.stringify([playsDrafts, process.version]));
  for (const [path, bytes] of read) hash.update(JSON.stringify([path, bytes?.length])).update(bytes ?? '');
  return hash.digest('hex').slice(0, 32);
}
