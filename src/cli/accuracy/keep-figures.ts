import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { figuresFile } from '../../content/read/read-folder.ts';
import { FixpathError } from '../../domain/error.ts';
import { asObject } from '../../domain/json.ts';
import type { Figures, SetFigures } from './figures.ts';

const cure = '`npm run check-content -- --accept` writes it anew.';

/** The figures that were accepted last; undefined if none were. A damaged file throws `figures-faulty`. */
export async function readFigures(root: string): Promise<Figures | undefined> {
  const path = join(root, figuresFile);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new FixpathError('figures-unreadable', `${path}: it cannot be read (${error.message}). Check its rights.`, {
      cause: error,
    });
  });
  if (text === undefined) return undefined;
  const conflict = text.split('\n').findIndex((line) => /^(<{7}|={7}|>{7})/.test(line));
  if (conflict !== -1) throw faulty(path, conflict + 1, 'two changes of the content were merged');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, at] = /position (\d+)/.exec(message) ?? [];
    const line = at === undefined ? 1 : text.slice(0, Number(at)).split('\n').length;
    throw faulty(path, line, 'this is no JSON');
  }
  if (!isFigures(value)) throw faulty(path, 1, 'these are no figures that this version knows');
  return { engine: value.engine, sets: value.sets };
}

/** Writes figures as the accepted ones, a line for each sentence, so that a review can read the change. */
export async function writeFigures(root: string, figures: Figures): Promise<void> {
  const path = join(root, figuresFile);
  const about =
    'What `npm run check-content -- --accept` measured. Later changes are compared with it. Not for editing.';
  const draft = `${path}.draft`;
  await writeFile(draft, `${JSON.stringify({ about, ...figures }, undefined, 2)}\n`);
  await rename(draft, path);
}

function faulty(path: string, line: number, what: string): FixpathError {
  return new FixpathError('figures-faulty', `${path}:${line}: ${what}. ${cure}`);
}

function isFigures(value: unknown): value is Figures {
  const { engine, sets } = asObject(value) ?? {};
  return typeof engine === 'number' && everyValue(sets, isSet);
}

function isSet(value: unknown): value is SetFigures {
  const { learned, percent, holdouts, notOurs, learnedInVain, replies = {} } = asObject(value) ?? {};
  return (
    typeof learned === 'string' &&
    everyValue(percent, (each) => typeof each === 'number') &&
    everyValue(holdouts, isOutcomes) &&
    everyValue(replies, isOutcomes) &&
    isOutcomes(notOurs) &&
    isOutcomes(learnedInVain)
  );
}

function isOutcomes(value: unknown): boolean {
  return everyValue(value, (each) => typeof each === 'string');
}

/** Whether it is an object all of whose values pass. */
function everyValue(value: unknown, passes: (each: unknown) => boolean): boolean {
  const object = asObject(value);
  return object !== undefined && Object.values(object).every(passes);
}
