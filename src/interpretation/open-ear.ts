import { createHash } from 'node:crypto';
import { FixpathError } from '../domain/error.ts';
import { cached, type Shelves } from '../intents/model/model-cache.ts';
import { pack, unpack } from '../intents/model/pack-arrays.ts';
import { runApart } from '../intents/run-apart.ts';
import type { RelationTable } from './alignment/relations.ts';
import { type Ear, type EarModel, earOf, type Lesson } from './ear.ts';

/** Changes whenever an ear would be learned or read differently. */
const version = 12;

/** The name under which the model is kept that is learned from a lesson. */
export function earName(lesson: Lesson): string {
  const key = createHash('sha256')
    // Nothing is learned of a danger's own words: who adds one does not wait for a model.
    .update(JSON.stringify([version, { ...lesson, dangers: undefined }]))
    .digest('hex')
    .slice(0, 32);
  return `ear-${lesson.words.language}.${key}`;
}

/**
 * Returns what gives the ear for a lesson. Its model is read from the shelves, or learned in a process of its own and
 * kept there. The ear is made when it is first asked for, because many desks seldom hear their further languages.
 */
export async function openEar(shelves: Shelves, lesson: Lesson, name = earName(lesson)): Promise<() => Ear> {
  const kept = await cached(shelves, name, { read, write: pack }, async () => packed(await learnApart(lesson)));
  let ear: Ear | undefined;
  return () => {
    ear ??= earOf(lesson, unpacked(kept));
    return ear;
  };
}

/** A model as it is kept. */
type KeptModel = Omit<EarModel, 'relations'> & { readonly relations: PackedRelations };

function packed({ relations, ...model }: EarModel): KeptModel {
  return { ...model, relations: packRelations(relations) };
}

function unpacked(kept: KeptModel): EarModel {
  return { ...kept, relations: unpackRelations(kept.relations) };
}

function read(bytes: Uint8Array): KeptModel | undefined {
  // The digest has proved that these are bytes we wrote, and the key names their version.
  return unpack(bytes) as KeptModel | undefined;
}

/** A table of relations in few values, because there are tens of thousands of pairs. */
type PackedRelations = {
  /** The stems that have a row, a line each. */
  readonly stems: string;
  /** How many each is related to. */
  readonly counts: Int32Array;
  /** What they are related to, a line each, and how much. */
  readonly others: string;
  readonly values: Float64Array;
};

function packRelations(relations: RelationTable): PackedRelations {
  const rows = [...relations.values()];
  const pairs = rows.flatMap((row) => [...row]);
  return {
    stems: [...relations.keys()].join('\n'),
    counts: Int32Array.from(rows, ({ size }) => size),
    others: pairs.map(([other]) => other).join('\n'),
    values: Float64Array.from(pairs, ([, value]) => value),
  };
}

function unpackRelations({ stems, counts, others, values }: PackedRelations): RelationTable {
  const related = others.split('\n');
  let at = 0;
  return new Map(
    stems.split('\n').map((stem, row) => {
      const own = new Map<string, number>();
      for (const end = at + (counts[row] ?? 0); at < end; at++) own.set(related[at] ?? '', values[at] ?? 0);
      return [stem, own];
    }),
  );
}

function learnApart(lesson: Lesson): Promise<EarModel> {
  return runApart(
    new URL('./ear-job.ts', import.meta.url),
    { ...lesson },
    {
      ended: (code) =>
        new FixpathError('ear-ended', `The process that learns to hear ended with ${code}. Start again.`),
    },
  );
}
