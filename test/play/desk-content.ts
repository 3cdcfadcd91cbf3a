import { join } from 'node:path';
import { type OpenDesk, openDesk } from '../../src/app/open-desk.ts';
import { type Config, readConfig } from '../../src/config/read-config.ts';
import { learnedFolder } from './learned.ts';
import { keepingErrors } from './plain-desk.ts';

const root = join(import.meta.dirname, '../..');

const opened = new Map<string, Promise<OpenDesk>>();

/** The project's own content and its classifier, opened once for all tests of a process. */
export function deskContent(): Promise<OpenDesk> {
  return deskFor(readConfig({ CONTENT_DIR: root }));
}

/**
 * The content and the classifier of a program with such settings, opened once for all tests of a process that begin one: most
 * of what a program's first turns cost is what they find out of its content. Not for a test that changes its content
 * while it runs, nor for several programs that change it together.
 *
 * @param as names the content where every test has a folder of its own with the same in it
 */
export function deskFor(config: Config, as = config.contentDir): Promise<OpenDesk> {
  const { contentDir, unrecognised, playsDrafts } = config;
  const key = JSON.stringify([as, unrecognised, playsDrafts]);
  const before = opened.get(key);
  if (before) return before;
  const desk = openDesk({ contentDir, dataDir: learnedFolder, unrecognised, playsDrafts }, keepingErrors());
  opened.set(key, desk);
  return desk;
}
