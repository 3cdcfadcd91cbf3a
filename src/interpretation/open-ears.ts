import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Content } from '../domain/content/content.ts';
import { filesAt } from '../domain/files-at.ts';
import { cached, type Kept, type Shelves } from '../intents/model/model-cache.ts';
import { pack, unpack } from '../intents/model/pack-arrays.ts';
import type { Ear } from './ear.ts';
import { lessonOf } from './lesson-of.ts';
import { earName, openEar } from './open-ear.ts';

/** The ear for a language; for the desk's own where none is given. Undefined if the language has no words. */
export type Ears = (language?: string) => Ear | undefined;

/**
 * Opens the ears of a desk, one for each of its languages. They learn at the same time, each in a process of its own.
 */
export async function openEars(shelves: Shelves, content: Content): Promise<Ears> {
  const own = content.desk.language;
  const names = await cached(shelves, `names.${keyOf(content)}`, asNames, async () => namesIn(content));
  const opened = languagesOf(content).map(async (language) => {
    const lesson = lessonOf(content, language);
    return [language, lesson && (await openEar(shelves, lesson, names[language]))] as const;
  });
  const ears = new Map(await Promise.all(opened));
  // Learned ahead, so that nobody waits for the ear of the desk's own language.
  ears.get(own)?.();
  return (language = own) => ears.get(language)?.();
}

/** The names of the ears' models by language. */
type Names = Readonly<Record<string, string>>;

const asNames: Kept<Names> = {
  write: pack,
  // The digest has proved that these are bytes we wrote.
  read: (bytes) => unpack(bytes) as Names | undefined,
};

function namesIn(content: Content): Names {
  return Object.fromEntries(
    languagesOf(content).flatMap((language) => {
      const lesson = lessonOf(content, language);
      return lesson ? [[language, earName(lesson)]] : [];
    }),
  );
}

/**
 * Names the content, and the code that makes lessons of it. To read that code takes a few ms; to put the lessons together only to
 * learn their models' names, a tenth of a start.
 */
function keyOf({ version }: Content): string {
  const hash = createHash('sha256').update(version);
  for (const [path, bytes] of ['interpretation', 'domain'].flatMap((part) => filesAt(source, part)))
    hash.update(JSON.stringify([path, bytes?.length])).update(bytes ?? '');
  return hash.digest('hex').slice(0, 32);
}

const source = join(import.meta.dirname, '..');

function languagesOf({ desk, languages }: Content): readonly string[] {
  return [desk.language, ...Object.keys(languages)];
}
