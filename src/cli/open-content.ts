import { loadContent } from '../content/live/load-content.ts';
import type { Content } from '../domain/content/content.ts';
import { FixpathError } from '../domain/error.ts';

/** The content of a folder, for a command that can do nothing without. */
export async function openContent(root: string): Promise<Content> {
  const loaded = await loadContent(root);
  if (loaded.type === 'faults')
    throw new FixpathError('content-unusable', 'The content has faults. `npm run check-content` lists them.');
  return loaded.content;
}
