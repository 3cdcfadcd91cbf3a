import { loadContent } from '../content/live/load-content.ts';
import { loadKeptContent } from '../content/live/load-kept-content.ts';
import type { Content } from '../domain/content/content.ts';
import { FixpathError } from '../domain/error.ts';

/**
 * Loads the content of a folder. Faulty content throws `content-unusable`.
 *
 * @param kept the folder of models, for a command that opens them as well: content that has not changed is not read again
 */
export async function openContent(root: string, kept?: string): Promise<Content> {
  const loaded = await (kept === undefined ? loadContent(root) : loadKeptContent(kept, root));
  if (loaded.type === 'faults')
    throw new FixpathError('content-unusable', 'The content has faults. `npm run check-content` lists them.');
  return loaded.content;
}
