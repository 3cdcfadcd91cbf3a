import type { Content } from '../domain/content/content.ts';
import type { Ear } from './ear.ts';
import { lessonOf } from './lesson-of.ts';
import { openEar } from './open-ear.ts';

/** The ear for a language; for the desk's own where none is given. Undefined if the language has no words. */
export type Ears = (language?: string) => Ear | undefined;

/** The ears of a desk, one for each of its languages, by `openEar`. */
export async function openEars(folder: string, content: Content): Promise<Ears> {
  const own = content.desk.language;
  const ears = new Map<string, Ear>();
  for (const language of [own, ...Object.keys(content.languages)]) {
    const lesson = lessonOf(content, language);
    if (lesson) ears.set(language, await openEar(folder, lesson));
  }
  return (language = own) => ears.get(language);
}
