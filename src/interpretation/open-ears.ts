import type { Content } from '../domain/content/content.ts';
import type { Shelves } from '../intents/model/model-cache.ts';
import type { Ear } from './ear.ts';
import { lessonOf } from './lesson-of.ts';
import { openEar } from './open-ear.ts';

/** The ear for a language; for the desk's own where none is given. Undefined if the language has no words. */
export type Ears = (language?: string) => Ear | undefined;

/**
 * Opens the ears of a desk, one for each of its languages. They learn at the same time, each in a process of its own.
 */
export async function openEars(shelves: Shelves, content: Content): Promise<Ears> {
  const own = content.desk.language;
  const opened = [own, ...Object.keys(content.languages)].map(async (language) => {
    const lesson = lessonOf(content, language);
    return [language, lesson && (await openEar(shelves, lesson))] as const;
  });
  const ears = new Map(await Promise.all(opened));
  // Learned ahead, so that nobody waits for the ear of the desk's own language.
  ears.get(own)?.();
  return (language = own) => ears.get(language)?.();
}
