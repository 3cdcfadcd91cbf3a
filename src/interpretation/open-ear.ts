import { createHash } from 'node:crypto';
import { FixpathError } from '../domain/error.ts';
import { cached } from '../intents/model/model-cache.ts';
import { pack, unpack } from '../intents/model/pack-arrays.ts';
import { runInWorker } from '../intents/run-in-worker.ts';
import { type Ear, type EarModel, earOf, type Lesson } from './ear.ts';

/** Changes whenever an ear would be learned or read differently. */
const version = 2;

/** The ear for a lesson: its model from the folder if it is kept there, else learned in a thread of its own and kept. */
export async function openEar(folder: string, lesson: Lesson): Promise<Ear> {
  const key = createHash('sha256')
    .update(JSON.stringify([version, lesson]))
    .digest('hex')
    .slice(0, 32);
  const kept = { read, write };
  return earOf(lesson, await cached(folder, `ear-${lesson.words.language}.${key}`, kept, () => learnInWorker(lesson)));
}

function write({ acts, byHeart, relations }: EarModel): Uint8Array {
  return pack({ acts, byHeart, relations: [...relations].map(([stem, row]) => [stem, [...row]]) });
}

function read(bytes: Uint8Array): EarModel | undefined {
  // The digest has proved that these are bytes we wrote, and the key names their version.
  const known = unpack(bytes) as
    | (Omit<EarModel, 'relations'> & { readonly relations: readonly [string, [string, number][]][] })
    | undefined;
  return known && { ...known, relations: new Map(known.relations.map(([stem, row]) => [stem, new Map(row)])) };
}

function learnInWorker(lesson: Lesson): Promise<EarModel> {
  return runInWorker(new URL('./ear-job.ts', import.meta.url), lesson, {
    ended: (code) => new FixpathError('ear-ended', `The thread that learns to hear ended with ${code}. Start again.`),
  });
}
