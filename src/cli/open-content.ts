import { loadContent } from '../content/live/load-content.ts';
import type { Content } from '../domain/content/content.ts';
import { FixpathError } from '../domain/error.ts';

/** Loads the content of a folder. Faulty content throws `content-unusable`. */
export async function openContent(root: string): Promise<Content> {
  const loaded = await loadContent(root);
  if (loaded.type === 'faults')
    throw new FixpathError('content-unusable', 'The content has faults. `npm run check-content` lists them.');
  return loaded.content;
}
