import type { Content } from '../../../src/domain/content/content.ts';
import type { Ear } from '../../../src/interpretation/ear.ts';
import { deskContent } from '../../play/desk-content.ts';

/** The desk's own content, and its English ear. */
export async function taughtEar(): Promise<{ content: Content; ear: Ear }> {
  const { content, ears } = await deskContent();
  const ear = ears('en');
  if (!ear) throw new Error('The desk has no words.');
  return { content, ear };
}
