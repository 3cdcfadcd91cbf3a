import { join } from 'node:path';
import { loadContent } from '../../../src/content/live/load-content.ts';
import type { Content } from '../../../src/domain/content/content.ts';
import { type Ear, earOf, learnEar } from '../../../src/interpretation/ear.ts';
import { lessonOf } from '../../../src/interpretation/lesson-of.ts';

/** The desk's own content, and its English ear. */
export async function taughtEar(): Promise<{ content: Content; ear: Ear }> {
  const loaded = await loadContent(join(import.meta.dirname, '../../..'));
  if (loaded.type === 'faults') throw new Error('The content has faults.');
  const { content } = loaded;
  const lesson = lessonOf(content, 'en');
  if (!lesson) throw new Error('The desk has no words.');
  return { content, ear: earOf(lesson, learnEar(lesson)) };
}
